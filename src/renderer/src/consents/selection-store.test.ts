import { beforeEach, expect, test, vi } from 'vitest';
import { createConsentsStore } from './consents-store';
import { aConsent } from './rows/testing';
import { createSelectionStore, selectedConsents, selectedRows } from './selection-store';

/** Rows come by hand. */
const read = (realmIds: readonly string[]) => ({
  realmIds,
  run: () => new Promise<never>(() => {}),
  stop: () => {},
});

let consents = createConsentsStore(read, 0);
let selection = createSelectionStore(consents);
const rows = (...indices: number[]) => Uint32Array.from(indices);
const all = rows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
const row = (index: number, realmId = index < 8 ? 'alpha' : 'beta') => ({ realmId, id: `c-${index}` });
const chosen = (order = all) => selectedConsents(consents.getState(), order).map(({ id }) => id);
const state = () => selection.getState();

beforeEach(() => {
  consents = createConsentsStore(read, 0);
  consents.getState().open(['alpha', 'beta']);
  consents.getState().table.put(
    [...all].map((index) => aConsent(row(index))),
    1,
  );
  selection = createSelectionStore(consents);
});

test('a box turns one consent on and off, and says so', () => {
  const told = vi.fn();
  selection.subscribe(told);
  state().toggle(row(3));
  expect([state().count, chosen()]).toEqual([1, ['c-3']]);
  state().toggle(row(3));
  expect([state().count, chosen()]).toEqual([0, []]);
  expect(told).toHaveBeenCalledTimes(2);
});

test('the same id in another realm is another consent', () => {
  consents.getState().table.put([aConsent({ realmId: 'beta', id: 'c-3' })], 1);
  state().toggle(row(3));
  expect(selectedConsents(consents.getState(), all).map(({ realmId }) => realmId)).toEqual(['alpha']);
});

test('a range goes from the box clicked last, in the order on screen, and is let go where it is drawn back', () => {
  const order = rows(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
  state().toggle(row(7));
  state().reach(order, row(3));
  expect(chosen(order)).toEqual(['c-7', 'c-6', 'c-5', 'c-4', 'c-3']);
  state().reach(order, row(6));
  expect(chosen(order)).toEqual(['c-7', 'c-6']);
  state().reach(order, row(9));
  expect(chosen(order)).toEqual(['c-9', 'c-8', 'c-7']);
});

test('a range from a box that was turned off turns off', () => {
  state().setAll(all, true);
  state().toggle(row(2));
  state().reach(all, row(5));
  expect(chosen()).toEqual(['c-0', 'c-1', 'c-6', 'c-7', 'c-8', 'c-9']);
});

test('a range without a beginning on screen begins where it is asked', () => {
  state().toggle(row(0));
  state().reach(rows(4, 5, 6), row(5));
  state().reach(rows(4, 5, 6), row(6));
  expect(chosen()).toEqual(['c-0', 'c-5', 'c-6']);
});

test('Shift and the arrow keys extend and draw back; a new walk begins anew', () => {
  state().extend(all, row(2), row(3));
  state().extend(all, row(3), row(4));
  expect(chosen()).toEqual(['c-2', 'c-3', 'c-4']);
  state().extend(all, row(4), row(3));
  expect(chosen()).toEqual(['c-2', 'c-3']);
  state().extend(all, row(7), row(8));
  expect(chosen()).toEqual(['c-2', 'c-3', 'c-7', 'c-8']);
});

test('all of the filtered ones, and what the filter hides stays and is named', () => {
  state().toggle(row(0));
  state().setAll(rows(4, 5), true);
  expect(chosen(rows(5, 4))).toEqual(['c-5', 'c-4', 'c-0']);
  state().setAll(rows(4, 5), false);
  expect(chosen()).toEqual(['c-0']);
  state().setAll(rows(4, 5), true);
  state().keepOnly(rows(4));
  expect(chosen()).toEqual(['c-4']);
});

test('a row that goes away is selected no more: dropped, not read again, or of a realm that was left', () => {
  state().setAll(all, true);
  consents.getState().drop({ realmId: 'alpha', consentId: 'c-2' });
  expect(state().count).toBe(9);
  expect(chosen()).not.toContain('c-2');
  consents.getState().open(['beta']);
  expect([state().count, chosen()]).toEqual([2, ['c-8', 'c-9']]);
  consents.getState().open([]);
  expect(state().count).toBe(0);
});

test('what is done is let go, and only that', () => {
  state().setAll(rows(1, 2, 3), true);
  const { version } = state();
  state().release([row(9), row(5)]);
  expect(state().version, 'nothing has changed').toBe(version);
  state().release([row(2), row(5)]);
  expect([state().count, chosen()]).toEqual([2, ['c-1', 'c-3']]);
});

test('a consent that comes again, changed, is still selected', () => {
  state().toggle(row(1));
  consents.getState().take(aConsent({ ...row(1), status: 'revoked' }));
  expect(selectedConsents(consents.getState(), all).map(({ status }) => status)).toEqual(['revoked']);
});

test('to show the selected alone is over when nothing is selected', () => {
  state().setAll(rows(1, 2), true);
  state().pin(true);
  state().toggle(row(1));
  expect(state().isPinned).toBe(true);
  expect([1, 2, 3].map((index) => consents.getState().table.pinned.has(index))).toEqual([true, true, false]);
  state().toggle(row(2));
  expect(state().isPinned).toBe(false);
  state().pin(true);
  expect(state().isPinned, 'nothing to show').toBe(false);
});

test('rows that have gone from a list that is still on screen cannot be selected', () => {
  consents.getState().drop({ realmId: 'alpha', consentId: 'c-2' });
  state().setAll(all, true);
  state().toggle(row(0));
  state().reach(all, row(4));
  expect(chosen()).not.toContain('c-2');
  expect(state().count).toBe(chosen().length);
});

test('of all of 100,000 those on screen come first, and each once', () => {
  const { table } = consents.getState();
  table.put(
    Array.from({ length: 100_000 }, (_, index) => aConsent({ id: `many-${index}` })),
    1,
  );
  const many = Uint32Array.from({ length: table.end }, (_, index) => index).reverse();
  state().setAll(many, true);
  state().toggle({ realmId: 'alpha', id: 'many-5000' });
  const onScreen = many.subarray(0, 1000);
  const chosenRows = selectedRows(table, onScreen);
  expect(chosenRows.subarray(0, 1000)).toEqual(onScreen);
  expect([chosenRows.length, new Set(chosenRows).size, state().count]).toEqual([100_009, 100_009, 100_009]);
});
