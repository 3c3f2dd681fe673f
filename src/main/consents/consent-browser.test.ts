import { describe, expect, it } from 'vitest';
import type { BrowsePull } from '../../shared/browsing';
import type { Consent } from '../../shared/consent';
import { type FailureError, fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { decodeConsent } from '../wych/consent-codec';
import { profileFor } from '../wych/network-door-testing';
import { ConsentBrowser, type ConsentSource } from './consent-browser';
import type { ConsentPart } from './realm-stream';

const consent = (realmId: string, id: number): Consent => {
  const decoded = decodeConsent(realmId, { id });
  if (!decoded) throw new Error('unreadable');
  return decoded;
};

/** A realm's list, with a record of what was asked of it. */
class FakeRealm {
  asked = 0;
  ended = false;
  readonly signals: AbortSignal[] = [];

  constructor(
    readonly realmId: string,
    readonly pages: number,
    readonly pageSize = 100,
    /** Called before each page. */
    readonly before: (page: number) => unknown = () => undefined,
  ) {}

  async *list(signal: AbortSignal): AsyncGenerator<ConsentPart> {
    this.signals.push(signal);
    try {
      for (let page = 0; page < this.pages; page++) {
        this.asked += 1;
        await this.before(page);
        if (signal.aborted) throw fail('cancelled', 'Stopped.', '');
        const records = Array.from({ length: this.pageSize }, (_, index) =>
          consent(this.realmId, page * this.pageSize + index),
        );
        yield { records, unreadable: 1, repeated: 2, total: this.pages * this.pageSize };
      }
    } finally {
      this.ended = true;
    }
  }
}

function browserOf(...realms: FakeRealm[]) {
  const find = (realmId: string) => realms.find((realm) => realm.realmId === realmId);
  const source: ConsentSource = {
    listConsents: (profile, signal) => find(profile.id)?.list(signal) ?? empty(),
  };
  const get = (realmId: string): RealmProfile => {
    if (!find(realmId)) throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
    return profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://a' }, { id: realmId });
  };
  return new ConsentBrowser({ source, realms: { get }, limits: { pullSize: 1000, readAhead: 500 } });
}

async function* empty(): AsyncGenerator<ConsentPart> {}

async function pullAll(browser: ConsentBrowser, id: string): Promise<BrowsePull[]> {
  const pulls = [await browser.pull(id)];
  while (!pulls.at(-1)?.done) pulls.push(await browser.pull(id));
  return pulls;
}

const turns = async (count = 50) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

it('hands over every consent of every realm once, with what was counted', async () => {
  const browser = browserOf(new FakeRealm('a', 30), new FakeRealm('b', 3));
  const pulls = await pullAll(browser, browser.browse(['a', 'b', 'a']));
  const keys = pulls.flatMap(({ consents }) => consents.map(({ realmId, id }) => `${realmId}/${id}`));
  expect(new Set(keys).size).toBe(3300);
  expect(keys).toHaveLength(3300);
  expect(Math.max(...pulls.map(({ consents }) => consents.length))).toBeLessThanOrEqual(1000);
  expect(pulls.at(-1)?.progress).toEqual([
    { realmId: 'a', state: 'complete', received: 3000, total: 3000, unreadable: 30, repeated: 60 },
    { realmId: 'b', state: 'complete', received: 300, total: 300, unreadable: 3, repeated: 6 },
  ]);
});

it('hands over the first page before the second has come', async () => {
  const realm = new FakeRealm('a', 2, 100, (page) => page === 1 && new Promise(() => {}));
  const browser = browserOf(realm);
  const id = browser.browse(['a']);
  let pull = await browser.pull(id);
  while (pull.consents.length === 0) pull = await browser.pull(id);
  expect(pull).toMatchObject({ done: false, consents: { length: 100 }, progress: [{ state: 'loading' }] });
});

it('asks for no more than a little ahead of a window that does not pull', async () => {
  const realm = new FakeRealm('a', 1000);
  const browser = browserOf(realm);
  const id = browser.browse(['a']);
  await turns(500);
  expect(realm.asked).toBe(5);
  await browser.pull(id);
  await turns(500);
  expect(realm.asked).toBeLessThanOrEqual(11);
});

it('keeps the other realms going when one fails', async () => {
  const failing = new FakeRealm('b', 5, 100, (page) => {
    if (page === 2) throw fail('throttled', 'Too often.', 'Wait.', { retryable: true });
  });
  const browser = browserOf(new FakeRealm('a', 5), failing);
  const last = (await pullAll(browser, browser.browse(['a', 'b', 'gone']))).at(-1);
  expect(last?.progress).toMatchObject([
    { realmId: 'a', state: 'complete', received: 500 },
    { realmId: 'b', state: 'failed', received: 200, failure: { kind: 'throttled' } },
    { realmId: 'gone', state: 'failed', received: 0, failure: { kind: 'not-found' } },
  ]);
});

it('tells a bug without its words', async () => {
  const broken = new FakeRealm('a', 1, 1, () => {
    throw new Error('token abc');
  });
  const browser = browserOf(broken);
  const last = (await pullAll(browser, browser.browse(['a']))).at(-1);
  expect(last?.progress[0]?.failure?.kind).toBe('bug');
  expect(JSON.stringify(last)).not.toContain('abc');
});

it('calls a realm complete with the last of its consents, not while some still wait', async () => {
  const browser = browserOf(new FakeRealm('a', 30));
  const pulls = await pullAll(browser, browser.browse(['a']));
  let handedOver = 0;
  for (const { consents, progress } of pulls) {
    handedOver += consents.length;
    if (handedOver < 3000) expect(progress[0]?.state).toBe('loading');
  }
  expect(pulls.at(-1)?.progress[0]?.state).toBe('complete');
});

describe('stopping', () => {
  it('asks for no more, and hands over what has arrived', async () => {
    const realm = new FakeRealm('a', 1000);
    const browser = browserOf(realm);
    const id = browser.browse(['a']);
    await turns(500);
    browser.stop(id);
    const pulls = await pullAll(browser, id);
    await turns();
    expect(pulls.flatMap(({ consents }) => consents)).toHaveLength(500);
    expect(pulls.at(-1)?.progress[0]).toMatchObject({ state: 'stopped', received: 500 });
    expect(realm).toMatchObject({ asked: 5, ended: true, signals: [{ aborted: true }] });
  });

  it('ends a pull that waits', async () => {
    const browser = browserOf(new FakeRealm('a', 2, 100, () => new Promise(() => {})));
    const id = browser.browse(['a']);
    await browser.pull(id);
    const waiting = browser.pull(id);
    browser.stop(id);
    expect(await waiting).toMatchObject({ done: true, consents: [], progress: [{ state: 'stopped' }] });
  });

  it('leaves the other browses alone: one realm is tried again while another still comes in', async () => {
    const [steady, retried] = [new FakeRealm('a', 3), new FakeRealm('b', 3)];
    const browser = browserOf(steady, retried);
    const first = browser.browse(['a', 'b']);
    const again = browser.browse(['b']);
    const count = async (id: string) =>
      (await pullAll(browser, id)).flatMap(({ consents }) => consents).length;
    expect(await count(again)).toBe(300);
    expect(await count(first)).toBe(600);
  });

  it('happens to the oldest browse when there are too many', async () => {
    const realm = new FakeRealm('a', 1000);
    const browser = browserOf(realm);
    const [oldest = '', second = ''] = Array.from({ length: 5 }, () => browser.browse(['a']));
    await turns(500);
    expect(realm.signals.map(({ aborted }) => aborted)).toEqual([true, false, false, false, false]);
    await expect(browser.pull(oldest)).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect((await browser.pull(second)).done).toBe(false);
    browser.close();
    expect(realm.signals.every(({ aborted }) => aborted)).toBe(true);
  });

  it('forgets a browse with its last pull', async () => {
    const browser = browserOf(new FakeRealm('a', 1));
    const id = browser.browse(['a']);
    await pullAll(browser, id);
    const failure = await browser.pull(id).catch((error: FailureError) => error.failure);
    expect(failure).toMatchObject({ kind: 'cancelled' });
    browser.stop(id);
  });
});

it('two pulls at once: neither waits for ever', async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const browser = browserOf(new FakeRealm('r1', 1, 10, () => arrived));
  const id = browser.browse(['r1']);
  await browser.pull(id);
  const pulls = [browser.pull(id), browser.pull(id)];
  await turns();
  arrive();
  const got = await Promise.all(pulls);
  expect(got.flatMap(({ consents }) => consents)).toHaveLength(10);
});

it('a realm that cannot be called yet keeps no other waiting', async () => {
  const realm = new FakeRealm('r1', 1, 10);
  const browser = new ConsentBrowser({
    source: { listConsents: (_, signal) => realm.list(signal) },
    realms: {
      get: (id) =>
        id === 'r1'
          ? profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://a' }, { id })
          : new Promise(() => {}),
    },
  });
  const id = browser.browse(['demo', 'r1']);
  await turns();
  expect((await browser.pull(id)).consents).toHaveLength(10);
});
