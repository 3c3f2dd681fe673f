import { expect, test } from 'vitest';
import { permissionSummary } from './permission-summary';

test.each([
  [['ReadTransactionsBasic', 'bank:accounts.basic:read', 'ReadTransactionsDebits'], 'Accounts, transactions'],
  [['X:New', 'ReadBalances', 'ReadPartyPSU'], 'Customer, balances, X:New'],
  [[], ''],
])('%j is told as %j', (codes, summary) => {
  expect(permissionSummary(codes)).toBe(summary);
});

test('codes are told apart, whatever stands in them', () => {
  expect(permissionSummary(['x y'])).toBe('x y');
  expect(permissionSummary(['x', 'y'])).toBe('x, y');
});
