import { expect, test, vi } from 'vitest';
import type { BrowsePull, RealmProgress } from '../../../shared/browsing';
import { fail } from '../../../shared/failure';
import { createConsentsStore } from './consents-store';
import { aConsent } from './rows/testing';

const progress = (over: Partial<RealmProgress> = {}): RealmProgress => ({
  realmId: 'alpha',
  state: 'loading',
  received: 1,
  total: null,
  unreadable: 0,
  repeated: 0,
  ...over,
});
const page = (ids: string[], over: Partial<RealmProgress> = {}): BrowsePull => ({
  consents: ids.map((id) => aConsent({ id, realmId: over.realmId ?? 'alpha' })),
  progress: [progress(over)],
  done: over.state === 'complete',
});

/** A main process whose pulls are answered by hand. */
function setUp(interval = 0) {
  const waiting: { browseId: string; answer: (pull: BrowsePull) => void; refuse: (error: Error) => void }[] =
    [];
  let browses = 0;
  const port = {
    browse: vi.fn(async () => ({ browseId: `b-${++browses}` })),
    pull: vi.fn(
      ({ browseId }: { browseId: string }) =>
        new Promise<BrowsePull>((answer, refuse) => waiting.push({ browseId, answer, refuse })),
    ),
    stop: vi.fn(async () => undefined),
  };
  const store = createConsentsStore(port, interval);
  const pulled = async (browseId: string) => {
    await vi.waitFor(() => expect(waiting.some((one) => one.browseId === browseId)).toBe(true));
    return waiting.splice(
      waiting.findIndex((one) => one.browseId === browseId),
      1,
    )[0] as (typeof waiting)[0];
  };
  const answer = async (browseId: string, pull: BrowsePull) => {
    (await pulled(browseId)).answer(pull);
    await new Promise((done) => setTimeout(done));
  };
  const ids = () => store.getState().table.rows.map(({ id }) => id);
  return { store, port, pulled, answer, ids, state: () => store.getState() };
}

test('the first page is there before the last', async () => {
  const { answer, ids, state } = setUp();
  state().open(['alpha']);
  await answer('b-1', page(['one']));
  expect(ids()).toEqual(['one']);
  expect(state().progress).toEqual([progress()]);
  expect(state().version).toBe(state().table.version);
});

test("the first rows are told at once, though 'loading' was told a moment ago; later ones in their time", async () => {
  const { answer, state } = setUp(60_000);
  const isTold = () => state().version === state().table.version;
  state().open(['alpha']);
  await answer('b-1', page([], { received: 0 }));
  await answer('b-1', page(['one']));
  expect(isTold()).toBe(true);
  await answer('b-1', page(['two']));
  expect(isTold()).toBe(false);
});

test('a refresh keeps old rows until the realm is read to its end, then drops those that are gone', async () => {
  const { answer, ids, state } = setUp();
  state().open(['alpha']);
  await answer('b-1', page(['gone', 'stays'], { state: 'complete' }));
  state().refresh();
  await answer('b-2', page(['new']));
  expect(ids()).toEqual(['gone', 'stays', 'new']);
  await answer('b-2', page(['stays'], { state: 'complete' }));
  expect(ids()).toEqual(['stays', 'new']);
});

test('a switch drops the rows of other realms at once, and what their reading still brings', async () => {
  const { answer, ids, state, port, pulled } = setUp();
  state().open(['alpha', 'beta']);
  await answer('b-1', page(['a']));
  await answer('b-1', page(['b'], { realmId: 'beta' }));
  const late = await pulled('b-1');
  state().open(['beta']);
  expect(ids()).toEqual(['b']);
  expect(port.stop).toHaveBeenCalledWith({ browseId: 'b-1' });
  late.answer(page(['late']));
  await new Promise((done) => setTimeout(done));
  expect(ids()).toEqual(['b']);
});

test('a browse that is stopped before main has named it is stopped when it has', async () => {
  const { state, port } = setUp();
  state().open(['alpha']);
  state().stop();
  await vi.waitFor(() => expect(port.stop).toHaveBeenCalledWith({ browseId: 'b-1' }));
  expect(port.pull).not.toHaveBeenCalled();
  expect(state().progress[0]?.state).toBe('stopped');
});

test('one realm that failed is read again alone; the other goes on', async () => {
  const { answer, ids, state } = setUp();
  state().open(['alpha', 'beta']);
  const { failure } = fail('timeout', 'No answer.', 'Try again.');
  await answer('b-1', page([], { realmId: 'beta', state: 'failed', failure }));
  state().refresh(['beta']);
  expect(state().progress.map(({ state: s }) => s)).toEqual(['loading', 'loading']);
  // The first reading goes on telling what it knew of the realm.
  await answer('b-1', page(['old'], { realmId: 'beta', state: 'failed', failure }));
  expect(state().progress[1]?.state).toBe('loading');
  await answer('b-2', page(['b'], { realmId: 'beta', state: 'complete' }));
  await answer('b-1', page(['a'], { state: 'complete' }));
  expect(ids()).toEqual(['b', 'a']);
  expect(state().progress.map(({ state: s }) => s)).toEqual(['complete', 'complete']);
});

test('a reading that breaks off fails the realms that were not done, and keeps their rows', async () => {
  const { pulled, answer, ids, state } = setUp();
  state().open(['alpha']);
  await answer('b-1', page(['one']));
  (await pulled('b-1')).refuse(fail('bug', 'Mistake.', 'Report it.'));
  await vi.waitFor(() => expect(state().progress[0]?.state).toBe('failed'));
  expect(state().progress[0]?.failure?.kind).toBe('bug');
  expect(ids()).toEqual(['one']);
});

test('a consent read on its own is not undone by a page that was under way', async () => {
  const { answer, state } = setUp();
  state().open(['alpha']);
  await answer('b-1', page(['one']));
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  await answer('b-1', page(['one', 'two']));
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('a consent of a realm that is not open is not taken', () => {
  const { state } = setUp();
  state().open(['alpha']);
  state().take(aConsent({ realmId: 'beta' }));
  expect(state().table.size).toBe(0);
});

test('trying one realm again does not bring an old state back into another', async () => {
  const { answer, state } = setUp();
  state().open(['alpha', 'beta']);
  await answer('b-1', page(['one']));
  state().take(aConsent({ id: 'one', status: 'revoked' }));
  state().refresh(['beta']);
  await answer('b-1', page(['one']));
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('a consent that is no more goes, and a page under way does not bring it back', async () => {
  const { answer, ids, state } = setUp();
  state().open(['alpha']);
  await answer('b-1', page(['one', 'two']));
  state().drop({ realmId: 'alpha', consentId: 'one' });
  expect(ids()).toEqual(['two']);
  await answer('b-1', page(['one', 'three']));
  expect(ids()).toEqual(['two', 'three']);
});

test('a reading that breaks off says nothing of a realm that was asked for again meanwhile', async () => {
  const { pulled, answer, state } = setUp();
  const { failure } = fail('timeout', 'No answer.', 'Try again.');
  state().open(['alpha', 'beta']);
  await answer('b-1', page([], { realmId: 'beta', state: 'failed', failure }));
  state().refresh(['beta']);
  (await pulled('b-1')).refuse(fail('bug', 'Mistake.', 'Report it.'));
  await vi.waitFor(() => expect(state().progress[0]?.state).toBe('failed'));
  expect(state().progress[1]?.state).toBe('loading');
});

test('what a run tells of many is on hand at once, and on screen in its time', async () => {
  const { answer, ids, state } = setUp(60_000);
  const isTold = () => state().version === state().table.version;
  state().open(['alpha']);
  await answer('b-1', page(['one', 'two', 'three']));
  state().follow([aConsent({ id: 'one', status: 'revoked' }), aConsent({ realmId: 'beta' })], []);
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
  expect([state().table.size, isTold()]).toEqual([3, false]);
  // Rows have moved up: a row on screen must not be taken for the one that is in its place now.
  state().follow([], [{ realmId: 'alpha', consentId: 'two' }]);
  expect([ids(), isTold()]).toEqual([['one', 'three'], true]);
  await answer('b-1', page(['one', 'two', 'three']));
  expect(ids()).toEqual(['one', 'three']);
  expect(state().table.get('alpha', 'one')?.status).toBe('revoked');
});

test('rows that a realm’s refresh takes away are gone at once, though another realm is still read', async () => {
  const { answer, ids, state } = setUp(60_000);
  state().open(['alpha', 'beta']);
  await answer('b-1', page(['gone', 'stays'], { state: 'complete' }));
  state().refresh();
  const { consents, progress: told } = page(['stays'], { state: 'complete' });
  await answer('b-2', { consents, progress: told, done: false });
  expect([ids(), state().version === state().table.version]).toEqual([['stays'], true]);
});
