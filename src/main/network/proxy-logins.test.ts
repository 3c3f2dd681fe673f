import { describe, expect, it } from 'vitest';
import { AskedProxyLogins } from './proxy-logins';

const proxy = { proxy: 'proxy.bank.test:8080', says: 'Bank network' };
const anna = { user: 'anna', password: 'right' };

function newLogins() {
  let ids = 0;
  let changes = 0;
  const logins = new AskedProxyLogins(
    () => `q${++ids}`,
    () => changes++,
  );
  return { logins, changes: () => changes };
}

describe('who the proxy is told that the operator is', () => {
  it('is asked once, however many calls are challenged', async () => {
    const { logins, changes } = newLogins();
    const waiting = Array.from({ length: 50 }, () => logins.begin().credentials(proxy));
    expect(logins.questions()).toEqual([{ questionId: 'q1', ...proxy, again: false }]);
    logins.answer('q1', anna);
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([anna]));
    expect(await logins.begin().credentials(proxy)).toBe(anna);
    expect(logins.questions()).toEqual([]);
    expect(changes()).toBe(2);
  });

  it('is asked of each proxy', async () => {
    const { logins } = newLogins();
    const first = logins.begin().credentials(proxy);
    const second = logins.begin().credentials({ ...proxy, proxy: 'other.bank.test:8080' });
    expect(logins.questions()).toHaveLength(2);
    logins.answer('q2', null);
    logins.answer('q1', anna);
    expect(await first).toBe(anna);
    expect(await second).toBeNull();
  });

  it('is asked again when it was refused, once for all whom it was given', async () => {
    const { logins } = newLogins();
    const attempts = [logins.begin(), logins.begin()];
    const wrong = { user: 'anna', password: 'wrong' };
    const answered = attempts.map((attempt) => attempt.credentials(proxy));
    logins.answer('q1', wrong);
    await Promise.all(answered);
    const again = attempts.map((attempt) => attempt.credentials(proxy));
    expect(logins.questions()).toEqual([{ questionId: 'q2', ...proxy, again: true }]);
    logins.answer('q2', anna);
    expect(await Promise.all(again)).toEqual([anna, anna]);
  });

  it('is not asked again of a call that was refused before the right answer came', async () => {
    const { logins } = newLogins();
    const [slow, quick] = [logins.begin(), logins.begin()];
    const answered = [slow.credentials(proxy), quick.credentials(proxy)];
    logins.answer('q1', { user: 'anna', password: 'wrong' });
    await Promise.all(answered);
    const mended = quick.credentials(proxy);
    logins.answer('q2', anna);
    expect(await mended).toBe(anna);
    expect(await slow.credentials(proxy)).toBe(anna);
    expect(logins.questions()).toEqual([]);
  });

  it('cancelled, refuses every call that had begun, and asks for one that begins later', async () => {
    const { logins } = newLogins();
    const first = logins.begin().credentials(proxy);
    const queued = logins.begin();
    logins.answer('q1', null);
    expect(await first).toBeNull();
    expect(await queued.credentials(proxy)).toBeNull();
    expect(logins.questions()).toEqual([]);
    void logins.begin().credentials(proxy);
    expect(logins.questions()).toHaveLength(1);
  });

  it('withdraws a question for which nobody waits any more', async () => {
    const { logins } = newLogins();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = logins.begin().credentials(proxy, one.signal);
    void logins.begin().credentials(proxy, two.signal);
    one.abort();
    expect(logins.questions()).toHaveLength(1);
    two.abort();
    expect(logins.questions()).toEqual([]);
    expect(await first).toBeNull();
    logins.answer('q1', anna);
    void logins.begin().credentials(proxy);
    expect(logins.questions()).toHaveLength(1);
  });

  it('keeps what a proxy says of itself short', () => {
    const { logins } = newLogins();
    void logins.begin().credentials({ ...proxy, says: 'x'.repeat(5000) });
    expect(logins.questions()[0]?.says).toHaveLength(200);
  });
});
