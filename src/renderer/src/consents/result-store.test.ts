import { expect, test, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RealmsState } from '../realms/realms-store';
import type { ConsentsState } from './consents-store';
import { parse } from './query/parse';
import { createResultStore } from './result-store';
import { defaultSort } from './rows/sort';
import { aConsent, tableOf } from './rows/testing';
import type { SelectionState } from './selection-store';
import type { ViewState } from './view-store';

/** Every step is a slice of its own, and goes on when the test says so. */
function setup() {
  const table = tableOf(
    { id: 'hemi', customer: { id: '', name: 'Hēmi', email: '' } },
    { id: 'zoe', customer: { id: '', name: 'Zoë', email: '' } },
  );
  const paused: (() => void)[] = [];
  const pause = () => new Promise<void>((resolve) => paused.push(resolve));
  const idle = vi.fn(() => new Promise<void>(() => {}));
  const consents = createStore(() => ({
    table,
    version: table.version,
    progress: [],
  })) as unknown as StoreApi<ConsentsState>;
  const view = createStore(() => ({
    query: parse('').query,
    sort: defaultSort,
  })) as unknown as StoreApi<ViewState>;
  const selection = createStore(() => ({
    isPinned: false,
    version: 0,
  })) as unknown as StoreApi<SelectionState>;
  const realms = createStore(() => ({ entries: [] })) as unknown as StoreApi<RealmsState>;
  const store = createResultStore({ consents, view, selection, realms }, { slice: 0, pause, idle });
  const goOn = async () => {
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
    for (const resume of paused.splice(0)) resume();
    for (let turns = 0; turns < 5; turns++) await Promise.resolve();
  };
  return {
    table,
    consents,
    view,
    selection,
    store,
    goOn,
    finish: async () => {
      for (let turns = 0; turns < 200 && !store.getState().isCurrent; turns++) await goOn();
    },
    type: (text: string) => view.setState({ query: parse(text).query }),
    told: () => consents.setState({ version: table.version }),
    reads: (state: 'loading' | 'complete') =>
      consents.setState({
        progress: [{ realmId: 'alpha', state, received: 0, total: null, unreadable: 0, repeated: 0 }],
      }),
    idle,
    ids: () => Array.from(store.getState().rows, (row) => table.at(row)?.id),
  };
}

test('what was on screen stays until the new answer is there', async () => {
  const { finish, type, ids, store } = setup();
  await finish();
  expect(ids()).toEqual(['hemi', 'zoe']);
  type('zoe');
  expect(store.getState().isCurrent).toBe(false);
  expect(ids()).toEqual(['hemi', 'zoe']);
  await finish();
  expect(ids()).toEqual(['zoe']);
});

test('a newer question ends the work on the older', async () => {
  const { finish, goOn, type, ids, store } = setup();
  await finish();
  const seen: string[] = [];
  store.subscribe(() => seen.push(ids().join()));
  type('zoe');
  await goOn();
  type('hemi');
  await finish();
  expect(ids()).toEqual(['hemi']);
  expect(seen).not.toContain('zoe');
});

test('rows that come meanwhile do not end it, and are in the answer after it', async () => {
  const { finish, goOn, type, ids, table, told, store } = setup();
  await finish();
  const seen: string[] = [];
  store.subscribe(() => seen.push(ids().join()));
  type('zoe');
  await goOn();
  table.put([aConsent({ id: 'zoe 2' })], 1);
  told();
  await finish();
  expect(ids()).toEqual(['zoe', 'zoe 2']);
  expect(seen).toContain('zoe');
});

test('row numbers of another epoch are dropped at once', async () => {
  const { finish, ids, table, told, store } = setup();
  table.put([aConsent({ id: 'other', realmId: 'beta' })], 1);
  told();
  await finish();
  expect(ids()).toHaveLength(3);
  table.keepRealms(new Set(['beta']));
  told();
  expect(store.getState().rows).toHaveLength(0);
  await finish();
  expect(ids()).toEqual(['other']);
});

test('only what was selected, and the query is off meanwhile', async () => {
  const { finish, type, ids, table, selection } = setup();
  type('zoe');
  table.pinned.set(0, true);
  selection.setState({ isPinned: true });
  await finish();
  expect(ids()).toEqual(['hemi']);
});

test('an answer that cannot wait', async () => {
  const { type, store, table } = setup();
  type('zoe');
  expect(Array.from(store.getState().answerNow().rows, (row) => table.at(row)?.id)).toEqual(['zoe']);
});

test('nothing is made ready of a list that is still read; at its end it is, though no row came with it', async () => {
  const { finish, table, told, reads, idle } = setup();
  reads('loading');
  await finish();
  table.put([aConsent({ id: 'more' })], 1);
  told();
  await finish();
  expect(idle).not.toHaveBeenCalled();
  reads('complete');
  expect(idle).toHaveBeenCalledTimes(1);
});

test('what came with the end is answered before anything is made ready', async () => {
  const { finish, table, told, reads, idle, store } = setup();
  reads('loading');
  await finish();
  table.put([aConsent({ id: 'last' })], 1);
  told();
  reads('complete');
  expect([store.getState().isCurrent, idle.mock.calls.length]).toEqual([false, 0]);
  await finish();
  expect([store.getState().rows.length, idle.mock.calls.length]).toEqual([3, 1]);
});

test('a list that grows on after realms went is answered all the same', async () => {
  const { table, finish, goOn, told, store } = setup();
  table.put([aConsent({ realmId: 'beta', id: 'other' })], 1);
  told();
  await finish();
  table.keepRealms(new Set(['alpha']));
  told();
  let most = 0;
  for (let come = 0; come < 50; come++) {
    await goOn();
    await goOn();
    table.put([aConsent({ id: `more-${come}` })], 1);
    told();
    most = Math.max(most, store.getState().rows.length);
  }
  expect(most).toBeGreaterThan(0);
});

test('whoever acts on all of them acts on what the rows are now, also before it was told', async () => {
  const { table, finish, type, store } = setup();
  await finish();
  type('customer:zoe');
  await finish();
  const { rows, rowsNow } = store.getState();
  expect(rowsNow(), 'nothing is worked out again').toBe(rows);
  table.replace(aConsent({ id: 'zoe', customer: { id: '', name: 'Hēmi', email: '' } }));
  expect(store.getState().isCurrent).toBe(true);
  expect(Array.from(rowsNow())).toEqual([]);
});
