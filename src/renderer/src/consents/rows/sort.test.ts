import { expect, test } from 'vitest';
import type { Sort } from '../../../../shared/columns';
import type { ConsentTable } from './consent-table';
import { ResultKeeper } from './result';
import { toggled } from './sort';
import { runNow } from './steps';
import { tableOf } from './testing';
import { asking, now } from './testing-questions';

const names = new Map([
  ['alpha', 'Zürich'],
  ['beta', 'Aotearoa'],
]);
const ids = (table: ConsentTable, sort: Sort) =>
  [...runNow(new ResultKeeper().answer(table, { ...asking(), realmNames: names, sort })).rows].map(
    (row) => table.at(row)?.id,
  );

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

test('the same stay as they are, in both directions', () => {
  const table = tableOf({ id: '1' }, { id: '2' }, { id: '3', status: 'expired' });
  expect(ids(table, { column: 'status', descending: false })).toEqual(['1', '2', '3']);
  expect(ids(table, { column: 'status', descending: true })).toEqual(['3', '1', '2']);
});

test('a second click turns the order round; dates start with the newest', () => {
  const byName = toggled({ column: 'created', descending: true }, 'customer');
  expect(byName).toEqual({ column: 'customer', descending: false });
  expect(toggled(byName, 'customer').descending).toBe(true);
  expect(toggled(byName, 'created').descending).toBe(true);
});
