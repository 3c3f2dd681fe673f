import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConsentTable } from './consent-table';
import { type Sort, sortColumns, sortRows, toggled } from './sort';
import { consents, tableOf } from './testing';

const now = Date.UTC(2026, 5, 1);
const names = new Map([
  ['alpha', 'Zürich'],
  ['beta', 'Aotearoa'],
]);
const ids = (table: ConsentTable, sort: Sort) =>
  [...sortRows(table, sort, now, names)].map((i) => table.rows[i]?.id);

test('an expiry that is missing comes last in both directions', () => {
  const table = tableOf(
    { id: 'none', expiresAt: null },
    { id: 'late', expiresAt: 9 },
    { id: 'early', expiresAt: 3 },
  );
  expect(ids(table, { column: 'expires', descending: false })).toEqual(['early', 'late', 'none']);
  expect(ids(table, { column: 'expires', descending: true })).toEqual(['late', 'early', 'none']);
});

test('customers are sorted by the name that is shown, accents aside', () => {
  const customer = (name: string, email = '') => ({ customer: { id: '', name, email } });
  const table = tableOf(
    { id: '1', ...customer('Zoë') },
    { id: '2', ...customer('Ārama') },
    { id: '3', ...customer('', 'mere@example.com') },
    { id: '4', ...customer('') },
  );
  expect(ids(table, { column: 'customer', descending: false })).toEqual(['2', '3', '1', '4']);
});

test('realms are sorted by name, and one without a name comes last', () => {
  const table = tableOf(
    { id: '1', realmId: 'gamma' },
    { id: '2', realmId: 'alpha' },
    { id: '3', realmId: 'beta' },
  );
  expect(ids(table, { column: 'realm', descending: false })).toEqual(['3', '2', '1']);
});

test('an active consent past its expiry stands between pending and expired', () => {
  const table = tableOf(
    { id: 'expired', status: 'expired' },
    { id: 'lapsed', status: 'active', expiresAt: now },
    { id: 'pending', status: 'pending' },
    { id: 'active', status: 'active', expiresAt: now + 1 },
  );
  expect(ids(table, { column: 'status', descending: false })).toEqual([
    'active',
    'pending',
    'lapsed',
    'expired',
  ]);
});

test('every sort shows every row once', () => {
  fc.assert(
    fc.property(consents, fc.constantFrom(...sortColumns), fc.boolean(), (some, column, descending) => {
      const table = new ConsentTable();
      table.put(some, 1);
      const order = sortRows(table, { column, descending }, now, names);
      expect([...order].sort((a, b) => a - b)).toEqual(table.rows.map((_, index) => index));
    }),
  );
});

test('a second click turns the order round; dates start with the newest', () => {
  const byName = toggled({ column: 'created', descending: true }, 'customer');
  expect(byName).toEqual({ column: 'customer', descending: false });
  expect(toggled(byName, 'customer').descending).toBe(true);
  expect(toggled(byName, 'created').descending).toBe(true);
});
