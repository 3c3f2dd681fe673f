import { expect, it } from 'vitest';
import { exportBeginSchema, exportSlice } from '../../../shared/export';
import { moved, setHidden } from '../consents/grid/column-settings';
import { usualColumns } from '../consents/grid/columns';
import { aConsent } from '../consents/rows/testing';
import { allColumns, shownColumns } from './columns';
import { rowsInMessage } from './export-store';

const now = Date.UTC(2026, 2, 12);
const context = { now, realms: new Map([['alpha', { name: 'Kiwi', environment: 'sandbox' as const }]]) };
const rowOf = (columns: typeof allColumns, over: Parameters<typeof aConsent>[0] = {}) =>
  Object.fromEntries(columns.map(({ title, cell }) => [title, cell(aConsent(over), context)]));

it('as shown: what the grid shows, in its order', () => {
  expect(Object.entries(rowOf(shownColumns(usualColumns, true), { expiresAt: now - 1 }))).toEqual([
    ['Status', 'Expired in effect'],
    ['Customer', 'Hēmi Đặng'],
    ['Customer e-mail', 'hemi.dang.1@example.com'],
    ['Recipient', 'Kōwhai Ledger'],
    ['Permissions', 'Balances'],
    ['Created (UTC)', '2026-01-01T00:00:00.000Z'],
    ['Expires (UTC)', '2026-03-11T23:59:59.999Z'],
    ['Realm', 'Kiwi'],
    ['Environment', 'sandbox'],
  ]);
  expect(Object.keys(rowOf(shownColumns(usualColumns, false)))).not.toContain('Realm');
});

it('as shown: what the operator has hidden is not taken along, and what was moved stands where it was put', () => {
  const settings = moved(
    setHidden(setHidden(usualColumns, 'id', false, false), 'permissions', true, false),
    'id',
    'status',
  );
  expect(shownColumns(settings, false).map(({ key }) => key)).toEqual([
    'consentId',
    'status',
    'customer',
    'customerEmail',
    'recipient',
    'createdAt',
    'expiresAt',
  ]);
});

it('all: every field, and the status in all its readings', () => {
  expect(rowOf(allColumns, { expiresAt: now, updatedAt: 0, permissions: ['ReadBalances', 'x'] })).toEqual({
    Realm: 'Kiwi',
    Environment: 'sandbox',
    'Consent id': 'c-1',
    Status: 'active',
    'Status as received': 'Authorised',
    'Effective status': 'expired',
    'Customer id': 'u-1',
    Customer: 'Hēmi Đặng',
    'Customer e-mail': 'hemi.dang.1@example.com',
    'Recipient id': 'r-1',
    Recipient: 'Kōwhai Ledger',
    Permissions: ['ReadBalances', 'x'],
    'Created (UTC)': '2026-01-01T00:00:00.000Z',
    'Updated (UTC)': '1970-01-01T00:00:00.000Z',
    'Expires (UTC)': '2026-03-12T00:00:00.000Z',
  });
});

it('a realm that has gone is told by its id, an instant outside the calendar as it came', () => {
  const row = rowOf(allColumns, { realmId: 'gone', createdAt: 9e15 });
  expect([row.Realm, row.Environment, row['Created (UTC)']]).toEqual(['gone', null, 9e15]);
});

it('fits the contract', () => {
  for (const columns of [allColumns, shownColumns(usualColumns, true), shownColumns(usualColumns, false)]) {
    const asked = columns.map(({ key, title }) => ({ key, title }));
    const order = { format: 'csv', columns: asked, realmIds: ['a'], rows: 0, filtered: false };
    expect(exportBeginSchema.safeParse(order).error).toBeUndefined();
  }
  expect(rowsInMessage).toBeLessThanOrEqual(exportSlice);
});
