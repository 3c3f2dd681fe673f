import { expect, test } from 'vitest';
import { selectionText, summarizeSelection } from './selection-summary';
import { tableOf } from './testing';

test('counts by realm, and those that are not on screen', () => {
  const table = tableOf({ realmId: 'alpha' }, { realmId: 'beta' }, { realmId: 'beta' }, { realmId: 'gamma' });
  for (const index of [0, 1, 2]) table.selected.set(index, true);
  expect(summarizeSelection(table, Uint32Array.of(0, 3))).toEqual({
    count: 3,
    hidden: 2,
    realms: [
      { realmId: 'alpha', count: 1 },
      { realmId: 'beta', count: 2 },
    ],
  });
});

test.each([
  [12, 0, '12 selected'],
  [12, 3, '12 selected, 3 of them not in the filter'],
  [12, 12, '12 selected, none of them in the filter'],
  [1, 1, '1 selected, not in the filter'],
  [1204, 0, '1,204 selected'],
])('%d selected, %d hidden: %s', (count, hidden, text) => {
  expect(selectionText({ count, hidden })).toBe(text);
});
