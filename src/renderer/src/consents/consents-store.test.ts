import { afterEach, expect, type Mock, test, vi } from 'vitest';
import type { RealmProgress } from '../../../shared/browsing';
import type { Consent } from '../../../shared/consent';
import { ConsentPacker } from '../../../shared/consent-packer';
import { fail } from '../../../shared/failure';
import { createConsentsStore } from './consents-store';
import type { ReadingSink } from './reading';
import { aConsent, consentsIn } from './rows/testing';

const progress = (over: Partial<RealmProgress> = {}): RealmProgress => ({
  realmId: 'alpha',
  state: 'loading',
  received: 1,
  total: null,
  unreadable: 0,
  repeated: 0,
  ...over,
});
const page = (ids: string[], over: Partial<RealmProgress> = {}) => ({
  consents: ids.map((id) => aConsent({ id, realmId: over.realmId ?? 'alpha' })),
  progress: [progress(over)],
});

/** Readings whose news are told by hand; the first is number 1. */
function setUp(interval = 0, patience?: number) {
  const readings: { sink: ReadingSink; packer: ConsentPacker; stop: Mock }[] = [];
  const store = createConsentsStore(
    (realmIds, sink) => {
      const stop = vi.fn();
      readings.push({ sink, packer: new ConsentPacker(), stop });
      return { realmIds, run: () => new Promise(() => {}), stop };
    },
    interval,
    patience,
  );
  const reading = (number: number) => readings[number - 1] as (typeof readings)[0];
  const tell = (number: number, news: { consents: Consent[]; progress: RealmProgress[] }) => {
    const { sink, packer } = reading(number);
    const chunk = news.consents.length > 0 ? packer.pack(news.consents) : null;
    sink.took({ chunk, progress: news.progress, done: false });
  };
  const ids = () => consentsIn(store.getState().table).map(({ id }) => id);
  return { store, reading, tell, ids, state: () => store.getState() };
}

test('the first page is there before the last', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one']));
  expect(ids()).toEqual(['one']);
  expect(state().progress).toEqual([progress()]);
  expect(state().version).toBe(state().table.version);
});

afterEach(() => void vi.useRealTimers());

const idsOf = (count: number, name = 'more') =>
  Array.from({ length: count }, (_, number) => `${name}-${number}`);

test('a list that is read is answered when it is twice as long, and progress is told meanwhile', () => {
  vi.useFakeTimers();
  const { tell, state } = setUp(100, 1000);
  const told = () => [state().version === state().table.version, state().progress[0]?.received];
  state().open(['alpha']);
  tell(1, page(idsOf(10), { received: 10 }));
  vi.advanceTimersByTime(100);
  tell(1, page(idsOf(4, 'few'), { received: 14 }));
  vi.advanceTimersByTime(100);
  expect(told()).toEqual([false, 14]);
  tell(1, page(idsOf(6, 'enough'), { received: 20 }));
  vi.advanceTimersByTime(100);
  expect(told()).toEqual([true, 20]);
});

test('progress that was told with the rows is not told once more', () => {
  vi.useFakeTimers();
  const { store, tell, state } = setUp(100, 1000);
  state().open(['alpha']);
  tell(1, page(idsOf(10), { received: 10 }));
  vi.advanceTimersByTime(1000);
  const changed = vi.fn();
  store.subscribe(changed);
  tell(1, page(idsOf(20), { received: 30 }));
  vi.advanceTimersByTime(1000);
  expect(changed).toHaveBeenCalledTimes(1);
  expect(state().progress[0]?.received).toBe(30);
});

test('rows that grow slowly are told in their time, though nothing comes any more', () => {
  vi.useFakeTimers();
  const { tell, state } = setUp(100, 1000);
  const isTold = () => state().version === state().table.version;
  state().open(['alpha']);
  tell(1, page(idsOf(10)));
  tell(1, page(['one']));
  vi.advanceTimersByTime(999);
  expect(isTold()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isTold()).toBe(true);
});

test.each(['complete', 'failed', 'stopped'] as const)('the last rows wait for nobody: %s', (state) => {
  const { tell, state: now } = setUp(60_000);
  now().open(['alpha', 'beta']);
  tell(1, page(idsOf(10), { realmId: 'beta', state: 'complete' }));
  tell(1, page(['one']));
  expect(now().version).toBeLessThan(now().table.version);
  tell(1, page(['two'], { state }));
  expect([now().version, now().progress[0]?.state]).toEqual([now().table.version, state]);
});

test("the first rows are told at once, though 'loading' was told a moment ago; later ones in their time", () => {
  const { tell, state } = setUp(60_000);
  const isTold = () => state().version === state().table.version;
  state().open(['alpha']);
  tell(1, page([], { received: 0 }));
  tell(1, page(['one']));
  expect(isTold()).toBe(true);
  tell(1, page(['two']));
  expect(isTold()).toBe(false);
});

test('a refresh keeps old rows until the realm is read to its end, then drops those that are gone', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['gone', 'stays'], { state: 'complete' }));
  state().refresh();
  tell(2, page(['new']));
  expect(ids()).toEqual(['gone', 'stays', 'new']);
  tell(2, page(['stays'], { state: 'complete' }));
  expect(ids()).toEqual(['stays', 'new']);
});

test('a switch drops the rows of other realms at once, and what their reading still brings', () => {
  const { tell, reading, ids, state } = setUp();
  state().open(['alpha', 'beta']);
  tell(1, page(['a']));
  tell(1, page(['b'], { realmId: 'beta' }));
  state().open(['beta']);
  expect(ids()).toEqual(['b']);
  expect(reading(1).stop).toHaveBeenCalledTimes(1);
  tell(1, page(['late']));
  expect(ids()).toEqual(['b']);
});

test('a reading that is stopped keeps what it brought, and says that it is not all', () => {
  const { tell, reading, ids, state } = setUp();
  state().open(['alpha', 'beta']);
  tell(1, page(['one'], { state: 'complete' }));
  state().stop();
  expect(reading(1).stop).toHaveBeenCalledTimes(1);
  expect(state().progress.map(({ state: s }) => s)).toEqual(['complete', 'stopped']);
  expect(ids()).toEqual(['one']);
});

test('one realm that failed is read again alone; the other goes on', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha', 'beta']);
  const { failure } = fail('timeout', 'No answer.', 'Try again.');
  tell(1, page([], { realmId: 'beta', state: 'failed', failure }));
  state().refresh(['beta']);
  expect(state().progress.map(({ state: s }) => s)).toEqual(['loading', 'loading']);
  // The first reading goes on telling what it knew of the realm.
  tell(1, page(['old'], { realmId: 'beta', state: 'failed', failure }));
  expect(state().progress[1]?.state).toBe('loading');
  tell(2, page(['b'], { realmId: 'beta', state: 'complete' }));
  tell(1, page(['a'], { state: 'complete' }));
  expect(ids()).toEqual(['b', 'a']);
  expect(state().progress.map(({ state: s }) => s)).toEqual(['complete', 'complete']);
});

test('a reading that breaks off fails the realms that were not done, and keeps their rows', () => {
  const { tell, reading, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one']));
  reading(1).sink.failed(fail('bug', 'Mistake.', 'Report it.').failure);
  expect(state().progress[0]?.state).toBe('failed');
  expect(state().progress[0]?.failure?.kind).toBe('bug');
  expect(ids()).toEqual(['one']);
});

test('a consent read on its own is not undone by a page that was under way', () => {
  const { tell, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one']));
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  tell(1, page(['one', 'two']));
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('a consent of a realm that is not open is not taken', () => {
  const { state } = setUp();
  state().open(['alpha']);
  state().take(aConsent({ realmId: 'beta' }));
  expect(state().table.size).toBe(0);
});

test('trying one realm again does not bring an old state back into another', () => {
  const { tell, state } = setUp();
  state().open(['alpha', 'beta']);
  tell(1, page(['one']));
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  state().refresh(['beta']);
  tell(1, page(['one']));
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('a consent that is no more goes, and a page under way does not bring it back', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one', 'two']));
  state().drop({ realmId: 'alpha', consentId: 'one' });
  expect(ids()).toEqual(['two']);
  tell(1, page(['one', 'three']));
  expect(ids()).toEqual(['two', 'three']);
});

test('a reading that breaks off says nothing of a realm that was asked for again meanwhile', () => {
  const { tell, reading, state } = setUp();
  const { failure } = fail('timeout', 'No answer.', 'Try again.');
  state().open(['alpha', 'beta']);
  tell(1, page([], { realmId: 'beta', state: 'failed', failure }));
  state().refresh(['beta']);
  reading(1).sink.failed(fail('bug', 'Mistake.', 'Report it.').failure);
  expect(state().progress[0]?.state).toBe('failed');
  expect(state().progress[1]?.state).toBe('loading');
});

test('what a run tells of many is on hand at once, and on screen in its time', () => {
  const { tell, ids, state } = setUp(60_000);
  const isTold = () => state().version === state().table.version;
  state().open(['alpha']);
  tell(1, page(['one', 'two', 'three']));
  state().follow([aConsent({ id: 'one', status: 'revoked' }), aConsent({ realmId: 'beta' })], []);
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
  expect([state().table.size, isTold()]).toEqual([3, false]);
  state().follow([], [{ realmId: 'alpha', consentId: 'two' }]);
  expect([ids(), isTold()]).toEqual([['one', 'three'], true]);
  tell(1, page(['one', 'two', 'three']));
  expect(ids()).toEqual(['one', 'three']);
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('rows that a realm’s refresh takes away are gone at once, though another realm is still read', () => {
  const { tell, ids, state } = setUp(60_000);
  state().open(['alpha', 'beta']);
  tell(1, page(['gone', 'stays'], { state: 'complete' }));
  state().refresh();
  tell(2, page(['stays'], { state: 'complete' }));
  expect([ids(), state().version === state().table.version]).toEqual([['stays'], true]);
});

test('a consent read on its own before a page brought it is the one that is shown, and counts as read', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  expect(ids(), 'nobody knows yet that it is in the list').toEqual([]);
  tell(1, page(['one', 'two'], { state: 'complete' }));
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
  state().refresh();
  state().take(aConsent({ id: 'two', status: 'revoked' }));
  tell(2, page(['one', 'two'], { state: 'complete' }));
  expect(ids().sort()).toEqual(['one', 'two']);
  expect(state().table.get('alpha', 'one')?.status).toBe('active');
});

test('a refresh that brings the same again changes nothing but its progress', () => {
  const { tell, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one', 'two'], { state: 'complete' }));
  const { version } = state();
  state().refresh();
  tell(2, page(['one', 'two'], { state: 'complete', received: 2 }));
  expect([state().version, state().progress[0]?.received]).toEqual([version, 2]);
});

test('a refresh closes the gaps of those before it', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['a', 'b', 'c'], { state: 'complete' }));
  state().refresh();
  tell(2, page(['c'], { state: 'complete' }));
  expect([state().table.end, state().table.size]).toEqual([3, 1]);
  state().refresh();
  expect([state().table.end, ids()]).toEqual([1, ['c']]);
});

test('room is made for as many as servers tell of, and no more than can be', () => {
  const { tell, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['one'], { total: 5000 }));
  expect(state().table.created.length).toBe(5000);
  tell(1, page(['two'], { total: 1e15 }));
  expect(state().table.created.length).toBe(2_000_000);
});

test('a visit shows nothing of the list before it, and nothing of it comes later; so it is with its end', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['of-somebody', 'theirs']));
  state().open(['alpha'], ['alpha'], 'v-1');
  expect([ids(), state().visitId]).toEqual([[], 'v-1']);
  tell(1, page(['late'], { state: 'complete' }));
  expect([ids(), state().progress[0]?.state]).toEqual([[], 'loading']);
  tell(2, page(['theirs'], { state: 'complete' }));
  expect(ids()).toEqual(['theirs']);
  state().refresh();
  state().open(['alpha'], ['alpha']);
  tell(3, page(['late']));
  expect(ids()).toEqual([]);
});

test('every reading in a visit names it, a refresh and a head start too', () => {
  const visits: (string | null)[] = [];
  const store = createConsentsStore((realmIds, _sink, _first, visitId) => {
    visits.push(visitId);
    return { realmIds, run: () => new Promise(() => {}), stop: () => {} };
  }, 0);
  const { open, refresh, readFirst } = store.getState();
  open(['alpha']);
  open(['alpha'], [], 'v-1');
  refresh();
  readFirst(['pending']);
  open(['beta']);
  expect(visits).toEqual([null, 'v-1', 'v-1', 'v-1', null, null]);
});

test('a row of somebody else that was read alone finds no place in a visit', () => {
  const { tell, ids, state } = setUp();
  state().open(['alpha']);
  tell(1, page(['of-somebody']));
  state().open(['alpha'], [], 'v-1');
  state().take(aConsent({ id: 'of-somebody' }));
  tell(2, page(['theirs'], { state: 'complete' }));
  expect(ids()).toEqual(['theirs']);
});
