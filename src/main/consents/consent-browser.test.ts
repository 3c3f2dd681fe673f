import { describe, expect, it } from 'vitest';
import type { Consent, ConsentStatus } from '../../shared/consent';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { TestVisits } from '../customers/for-tests';
import { decodeConsent } from '../wych/consent-codec';
import { profileFor } from '../wych/network-door-testing';
import { TestWindow } from './browse-testing';
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
  /** The statuses that a head start was asked for, each time. */
  readonly first: (readonly ConsentStatus[])[] = [];

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

const visits = new TestVisits();
const sourceOf = (find: (realmId: string) => FakeRealm | undefined): ConsentSource => ({
  listConsents: ({ id }, { signal }) => find(id)?.list(signal) ?? empty(),
  listFirst: ({ id }, statuses, signal) => {
    find(id)?.first.push(statuses);
    return find(id)?.list(signal) ?? empty();
  },
});

function setUp(...realms: FakeRealm[]) {
  const find = (realmId: string) => realms.find((realm) => realm.realmId === realmId);
  const source = sourceOf(find);
  const get = (realmId: string): RealmProfile => {
    if (!find(realmId)) throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
    return profileOf(realmId);
  };
  const limits = {
    message: { rows: 1000, characters: 1_000_000 },
    readAhead: { rows: 500, characters: 1_000_000 },
  };
  const window = new TestWindow();
  const browser = new ConsentBrowser({ source, realms: { get }, visits, handOver: window.handOver, limits });
  const browse = (...realmIds: string[]) => {
    const id = browser.browse(realmIds);
    return { id, port: window.port(id) };
  };
  return { browser, browse, window };
}

const profileOf = (id: string): RealmProfile =>
  profileFor({ loginBaseUrl: 'https://l', apiBaseUrl: 'https://a' }, { id });

async function* empty(): AsyncGenerator<ConsentPart> {}

const turns = async (count = 50) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

it('hands over every consent of every realm once, with what was counted', async () => {
  const { browse } = setUp(new FakeRealm('a', 30), new FakeRealm('b', 3));
  const pulls = await browse('a', 'b', 'a').port.pullAll();
  const keys = pulls.flatMap(({ consents }) => consents.map(({ realmId, id }) => `${realmId}/${id}`));
  expect(new Set(keys).size).toBe(3300);
  expect(keys).toHaveLength(3300);
  expect(Math.max(...pulls.map(({ consents }) => consents.length))).toBeLessThanOrEqual(1000);
  expect(pulls.at(-1)?.progress).toEqual([
    { realmId: 'a', state: 'complete', received: 3000, total: 3000, unreadable: 30, repeated: 60 },
    { realmId: 'b', state: 'complete', received: 300, total: 300, unreadable: 3, repeated: 6 },
  ]);
});

it('reads a head start of each realm instead of its list when statuses are asked for', async () => {
  const realms = [new FakeRealm('a', 2), new FakeRealm('b', 1)];
  const { browser, window } = setUp(...realms);
  const pulls = await window.port(browser.browse(['a', 'b'], ['pending', 'active'])).pullAll();
  expect(pulls.flatMap(({ consents }) => consents)).toHaveLength(300);
  expect(realms.map(({ first }) => first)).toEqual([[['pending', 'active']], [['pending', 'active']]]);
});

it('hands over the first page before the second has come', async () => {
  const realm = new FakeRealm('a', 2, 100, (page) => page === 1 && new Promise(() => {}));
  const { port } = setUp(realm).browse('a');
  const [pull] = (await port.pullUntil(({ consents }) => consents.length > 0)).slice(-1);
  expect(pull).toMatchObject({ done: false, consents: { length: 100 }, progress: [{ state: 'loading' }] });
});

it('asks for no more than a little ahead of a window that does not ask', async () => {
  const realm = new FakeRealm('a', 1000);
  const { port } = setUp(realm).browse('a');
  await turns(500);
  expect(realm.asked).toBe(5);
  await port.pull();
  await turns(500);
  expect(realm.asked).toBeLessThanOrEqual(11);
});

it('reads ahead of the window no further for many realms than for one', async () => {
  const realms = Array.from({ length: 5 }, (_, index) => new FakeRealm(`r${index}`, 1000));
  setUp(...realms).browse(...realms.map(({ realmId }) => realmId));
  await turns(500);
  expect(realms.map(({ asked }) => asked)).toEqual([1, 1, 1, 1, 1]);
});

it('reads a thousand realms, some at a time, and asks those that wait for nothing once it is stopped', async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => `r${index}`);
  const realms = ids.map((id) => new FakeRealm(id, 1, 2));
  const pulls = await setUp(...realms)
    .browse(...ids)
    .port.pullAll();
  expect(pulls.flatMap(({ consents }) => consents)).toHaveLength(2000);

  const held = ids.map((id) => new FakeRealm(id, 1, 2, () => new Promise(() => {})));
  const { browser, browse } = setUp(...held);
  const { id } = browse(...ids);
  await turns();
  const asked = held.filter((realm) => realm.asked > 0).length;
  expect(asked).toBeLessThan(100);
  browser.stop(id);
  await turns();
  expect(held.filter((realm) => realm.asked > 0)).toHaveLength(asked);
});

it('keeps the other realms going when one fails', async () => {
  const failing = new FakeRealm('b', 5, 100, (page) => {
    if (page === 2) throw fail('throttled', 'Too often.', 'Wait.', { retryable: true });
  });
  const { browse } = setUp(new FakeRealm('a', 5), failing);
  const last = (await browse('a', 'b', 'gone').port.pullAll()).at(-1);
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
  const last = (await setUp(broken).browse('a').port.pullAll()).at(-1);
  expect(last?.progress[0]?.failure?.kind).toBe('bug');
  expect(JSON.stringify(last)).not.toContain('abc');
});

it('calls a realm complete with the last of its consents, not while some still wait', async () => {
  const pulls = await setUp(new FakeRealm('a', 30)).browse('a').port.pullAll();
  let handedOver = 0;
  for (const { consents, progress } of pulls) {
    handedOver += consents.length;
    if (handedOver < 3000) expect(progress[0]?.state).toBe('loading');
  }
  expect(pulls.at(-1)?.progress[0]?.state).toBe('complete');
});

it('a realm that cannot be called yet keeps no other waiting', async () => {
  const realm = new FakeRealm('r1', 1, 10);
  const window = new TestWindow();
  const browser = new ConsentBrowser({
    source: sourceOf(() => realm),
    visits,
    realms: { get: (id) => (id === 'r1' ? profileOf(id) : new Promise(() => {})) },
    handOver: window.handOver,
  });
  const port = window.port(browser.browse(['demo', 'r1']));
  await turns();
  expect((await port.pull()).consents).toHaveLength(10);
});

describe('stopping', () => {
  it('asks for no more, and hands over what has arrived', async () => {
    const realm = new FakeRealm('a', 1000);
    const { browser, browse } = setUp(realm);
    const { id, port } = browse('a');
    await turns(500);
    browser.stop(id);
    const pulls = await port.pullAll();
    await turns();
    expect(pulls.flatMap(({ consents }) => consents)).toHaveLength(500);
    expect(pulls.at(-1)?.progress[0]).toMatchObject({ state: 'stopped', received: 500 });
    expect(realm).toMatchObject({ asked: 5, ended: true, signals: [{ aborted: true }] });
  });

  it('ends a wait for news', async () => {
    const { browser, browse } = setUp(new FakeRealm('a', 2, 100, () => new Promise(() => {})));
    const { id, port } = browse('a');
    await port.pull();
    const waiting = port.pull();
    browser.stop(id);
    expect(await waiting).toMatchObject({ done: true, consents: [], progress: [{ state: 'stopped' }] });
  });

  it('leaves the other browses alone: one realm is tried again while another still comes in', async () => {
    const { browse } = setUp(new FakeRealm('a', 3), new FakeRealm('b', 3));
    const [first, again] = [browse('a', 'b'), browse('b')];
    const count = async ({ port }: typeof first) =>
      (await port.pullAll()).flatMap(({ consents }) => consents).length;
    expect(await count(again)).toBe(300);
    expect(await count(first)).toBe(600);
  });

  it('happens to the oldest browse when there are too many', async () => {
    const realm = new FakeRealm('a', 1000);
    const { browser, browse } = setUp(realm);
    const ports = Array.from({ length: 7 }, () => browse('a').port);
    await turns(500);
    const onlyFirst = [true, false, false, false, false, false, false];
    expect(realm.signals.map(({ aborted }) => aborted)).toEqual(onlyFirst);
    expect(ports.map(({ isClosed }) => isClosed)).toEqual(onlyFirst);
    expect((await ports[1]?.pull())?.done).toBe(false);
    browser.close();
    expect(realm.signals.every(({ aborted }) => aborted)).toBe(true);
    expect(ports.every(({ isClosed }) => isClosed)).toBe(true);
  });

  it('is no news to a browse that has ended', async () => {
    const { browser, browse } = setUp(new FakeRealm('a', 1));
    const { id, port } = browse('a');
    await port.pullAll();
    browser.stop(id);
    // What is on its way on the port still arrives: it is for the window to close.
    expect(port.isClosed).toBe(false);
    // Its place is free: six more do not push it, or each other, out.
    const more = Array.from({ length: 6 }, () => browse('a').port);
    expect(more.map(({ isClosed }) => isClosed)).toEqual(Array(6).fill(false));
  });
});
