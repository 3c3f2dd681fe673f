import { describe, expect, it } from 'vitest';
import type { DoorCall } from '../wych/network-door';
import { detailOf, shownExchange } from './call-detail';
import { answerOf, callOf, type Observed, observed, query } from './for-tests';

const entries = ({ log }: Observed) => log.read(query()).entries;
function detail({ log, held, redactor }: Observed, seq = 1) {
  const call = log.show(seq);
  if (!call) return expect.fail('it was let go');
  return detailOf(call, shownExchange(redactor, call.entry, held.of(seq)));
}

describe('what is written down of a call', () => {
  it('is split into queue, wait and body', () => {
    const activity = observed();
    const watch = activity.observe(callOf({ token: 'cached', subject: 'u-1' }));
    expect(entries(activity)[0]).toMatchObject({
      state: 'under-way',
      timing: { queue: null, wait: null, body: null },
      token: 'cached',
      subject: 'u-1',
    });
    const answer = answerOf({ body: '{"ü":1}', requestId: 'r-1' });
    activity.wait(5);
    watch.sent();
    activity.wait(20);
    watch.headers(200, answer.headers);
    expect(entries(activity)[0]).toMatchObject({ state: 'under-way', status: 200 });
    activity.wait(7);
    watch.answered(answer, 8);
    expect(entries(activity)[0]).toMatchObject({
      state: 'answered',
      status: 200,
      timing: { queue: 5, wait: 20, body: 7 },
      received: 8,
      requestId: 'r-1',
    });
  });

  it('says how far a failed one came', () => {
    const activity = observed();
    activity.observe(callOf()).failed('throttled');
    const watch = activity.observe(callOf());
    watch.sent();
    watch.failed('timeout');
    expect(entries(activity)).toMatchObject([
      { state: 'failed', failure: 'timeout', timing: { queue: 0, wait: null } },
      { state: 'failed', failure: 'throttled', timing: { queue: null } },
    ]);
  });

  it('goes together with its other attempts, and with no other call', () => {
    const activity = observed();
    const [one, other]: DoorCall[] = [callOf(), callOf()];
    for (const number of [1, 2, 3]) {
      if (one) activity.exchange({ ...one, attempt: { number, of: one } }, { status: 503 });
      if (other && number < 3) activity.exchange({ ...other, attempt: { number, of: other } }, {});
    }
    expect(entries(activity).map(({ group, attempt, attempts }) => [group, attempt, attempts])).toEqual([
      [1, 3, 3],
      [2, 2, 2],
      [1, 2, 3],
      [2, 1, 2],
      [1, 1, 3],
    ]);
    expect(detail(activity, 3).attempts.map(({ seq }) => seq)).toEqual([1, 3, 5]);
  });
});

describe('headers and bodies', () => {
  const json = (body: string) => ({
    body,
    headers: { 'content-type': 'application/json; charset=utf-8', 'set-cookie': 'a=b', date: 'now' },
  });

  it('are shown redacted, as they were', () => {
    const activity = observed();
    const headers = {
      accept: 'application/json',
      'x-api-key': 'key-4711-4711',
      authorization: 'Bearer to.ken.4711',
    };
    activity.exchange(callOf({ headers }), json('{"id": "c-1",  "echo": "key-4711-4711"}'));
    expect(detail(activity)).toMatchObject({
      request: {
        headers: [
          { name: 'accept', value: 'application/json' },
          { name: 'x-api-key', value: '‹API-key›' },
          { name: 'authorization', value: 'Bearer ‹token›' },
        ],
        body: { state: 'none' },
      },
      response: {
        headers: [
          { name: 'content-type', value: 'application/json; charset=utf-8' },
          { name: 'date', value: 'now' },
          { name: 'set-cookie', value: '‹hidden›' },
        ],
        body: { state: 'shown', type: 'application/json', text: '{"id": "c-1",  "echo": "‹API-key›"}' },
      },
    });
    expect(detail(activity).curl).toContain(`--header 'authorization: Bearer '"$WYCH_TOKEN"`);
  });

  it('hold no secret in a header even before somebody looks', () => {
    const activity = observed();
    const headers = { accept: 'for key-4711-4711', 'x-api-key': 'key-4711-4711' };
    activity.exchange(callOf({ headers }), { headers: { server: 'key-4711-4711' } });
    expect(JSON.stringify(activity.held.of(1))).not.toContain('4711');
  });

  it('of the login hold no secret even before somebody looks', () => {
    const activity = observed();
    activity.exchange(
      callOf({
        kind: 'token',
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'client_secret=hush-4711',
      }),
      json('{"access_token":"opaque-4711","token_type":"Bearer"}'),
    );
    expect(JSON.stringify(activity.held.of(1))).not.toContain('4711');
    expect(detail(activity).request.body).toMatchObject({ text: 'client_secret=‹client-secret›' });
    expect(detail(activity).response?.body).toMatchObject({
      text: '{"access_token":"‹token›","token_type":"Bearer"}',
    });
    // Known from there on, wherever it comes up.
    activity.exchange(callOf({ url: 'https://api.test/opaque-4711' }), {});
    expect(entries(activity)[0]?.url).toBe('https://api.test/‹token›');
  });

  it.each([
    ['too long', { ...json(`"${'x'.repeat(200_000)}"`) }, 'Too long'],
    ['of another type', { body: '<b>', headers: { 'content-type': 'text/html' } }, 'text/html'],
    ['not what it says', json('{"a":'), 'cannot be read'],
    ['no text', { body: 'a\u0000b', headers: { 'content-type': 'text/plain' } }, 'cannot be read'],
    [
      'a broken form',
      { body: 'a=%f', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      'cannot be read',
    ],
    ['of no type', { body: 'hello', headers: { 'content-type': '' } }, 'does not say'],
  ])('are withheld with the reason when they are %s', (_, answer, reason) => {
    const activity = observed();
    activity.exchange(callOf(), answer);
    const bytes = Buffer.byteLength(answer.body);
    expect(detail(activity).response?.body).toEqual({
      state: 'withheld',
      reason: expect.stringContaining(reason),
      bytes,
    });
  });

  it('are not held while there is no window, and are gone when they are dropped', () => {
    const closed = observed({ isWatched: () => false });
    closed.exchange(callOf({ method: 'POST', body: '{}' }), json('{"a":1}'));
    expect(closed.held.size).toBe(0);
    expect(detail(closed)).toMatchObject({
      request: { headers: [], body: { state: 'withheld', bytes: 2 } },
      response: { headers: [], body: { state: 'withheld', bytes: 7 } },
    });
    const open = observed();
    const watch = open.observe(callOf());
    open.held.clear();
    watch.answered(answerOf(json('{"a":1}')), 7);
    expect(open.held.size).toBe(0);
  });

  it('of a call under way: the request, and no answer yet', () => {
    const activity = observed();
    activity.observe(callOf());
    expect(detail(activity)).toMatchObject({ response: null, request: { headers: [{ name: 'accept' }] } });
  });

  it('stay within their budget: the oldest are let go', () => {
    const activity = observed();
    for (let nth = 0; nth < 300; nth++) activity.exchange(callOf(), json(`"${'x'.repeat(100_000)}"`));
    expect(activity.held.size).toBeLessThanOrEqual(16 * 1024 * 1024);
    expect(detail(activity, 300).response?.body.state).toBe('shown');
    expect(detail(activity, 1).response?.body).toMatchObject({
      state: 'withheld',
      reason: expect.stringContaining('No longer kept'),
    });
  });
});
