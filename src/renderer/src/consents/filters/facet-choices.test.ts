import { expect, test } from 'vitest';
import type { ConsentColumns } from '../rows/columns';
import { type Counts, noCounts } from '../rows/counts';
import { permissionChoices, realmChoices, recipientChoices, shownBySome } from './facet-choices';

const coded = <T>(values: readonly T[], label: (value: T) => string) => ({
  codes: new Uint32Array(),
  values,
  labels: values.map(label),
  folded: () => '',
});

const columns = {
  realm: coded(['', 'alpha', 'beta'], String),
  recipient: coded(
    [
      { id: '', name: '' },
      { id: 'r-1', name: 'Zephyr' },
      { id: 'r-2', name: 'Ākonga' },
      { id: 'r-3', name: 'Zephyr' },
      { id: 'r-4', name: 'Gone' },
    ],
    ({ name }) => name,
  ),
  permissions: coded(
    [[], ['ReadBalances', 'x:y'], ['ReadTransactionsBasic', 'ReadTransactionsCredits'], ['ReadPAN']],
    String,
  ),
} as unknown as ConsentColumns;

const counts: Counts = {
  ...noCounts,
  realms: Uint32Array.of(0, 5, 0),
  recipients: Uint32Array.of(9, 1, 2, 4, 0),
  permissions: Uint32Array.of(1, 2, 3, 0),
};

test('realms are offered by name, those without a row too', () => {
  const realms = [
    { id: 'beta', name: 'Tuatara' },
    { id: 'alpha', name: 'Kauri' },
  ];
  expect(realmChoices(columns, counts, realms)).toMatchObject([
    { value: { text: 'Tuatara', isWhole: true }, count: 0 },
    { value: { text: 'Kauri', isWhole: true }, count: 5 },
  ]);
});

test('recipients are in the order of the alphabet, once for each name, without those that no row would show', () => {
  expect(shownBySome(recipientChoices(columns, counts)).map(({ label, count }) => [label, count])).toEqual([
    ['Ākonga', 2],
    ['Zephyr', 5],
  ]);
});

test('completion knows all of them: what is negated counts none of its own', () => {
  expect(recipientChoices(columns, counts).map(({ label }) => label)).toContain('Gone');
});

test('permissions stand below their cluster, for which a consent counts once', () => {
  const told = shownBySome(permissionChoices(columns, counts)).map(({ label, count, items }) => [
    label,
    count,
    items.map((item) => [item.title, item.count]),
  ]);
  expect(told).toEqual([
    ['Balances', 2, [['ReadBalances', 2]]],
    [
      'Transactions',
      3,
      [
        ['ReadTransactionsCredits', 3],
        ['ReadTransactionsBasic', 3],
      ],
    ],
    ['Other', 2, [['x:y', 2]]],
  ]);
});

test('where recipients are very many, the most frequent are in the order of the alphabet, and none is lost', () => {
  const many = Array.from({ length: 3000 }, (_, place) => ({ id: `r-${place}`, name: `Name ${place}` }));
  const told = recipientChoices(
    { ...columns, recipient: coded(many, ({ name }) => name) } as unknown as ConsentColumns,
    { ...noCounts, recipients: Uint32Array.from(many, (_, place) => (place < 2000 ? 1 : 2)) },
  ).map(({ label }) => label);
  expect(told.slice(0, 2)).toEqual(['Name 2000', 'Name 2001']);
  expect(told[1000]).toBe('Name 0');
  expect(new Set(told).size).toBe(3000);
});
