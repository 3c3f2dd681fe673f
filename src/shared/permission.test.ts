import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describePermission, groupPermissions, permissionClusters } from './permission';

it.each([
  ['bank:accounts.basic:read', 'Accounts', 'Account name, type and balance'],
  ['common:customer.basic:read', 'Customer', 'Name and occupation'],
  ['bank:regular_payments:read', 'Regular payments', 'Direct debits and scheduled payments'],
  ['ReadAccountsBasic', 'Accounts', 'Account name and type'],
  ['ReadBeneficiariesDetail', 'Payees', 'Names and account numbers of saved payees'],
  ['ReadPartyPSU', 'Customer', 'Name and contact details of who gave the consent'],
])('says what %s means', (code, cluster, words) => {
  expect(describePermission(code)).toEqual({ code, cluster, words });
});

it('minds no case, and keeps the code as received', () => {
  expect(describePermission('READBALANCES')).toEqual({
    code: 'READBALANCES',
    cluster: 'Balances',
    words: 'Balances',
  });
});

it.each(['constructor', '__proto__', 'energy:billing:read', ''])('passes %j through verbatim', (code) => {
  expect(describePermission(code)).toEqual({ code, cluster: 'Other', words: code });
});

it('groups by cluster in a fixed order', () => {
  const groups = groupPermissions(['x:y', 'ReadTransactionsBasic', 'ReadParty', 'ReadTransactionsCredits']);
  expect(groups.map(({ cluster, permissions }) => [cluster, permissions.map(({ code }) => code)])).toEqual([
    ['Customer', ['ReadParty']],
    ['Transactions', ['ReadTransactionsBasic', 'ReadTransactionsCredits']],
    ['Other', ['x:y']],
  ]);
});

it('loses no code, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (codes) => {
      const groups = groupPermissions(codes);
      expect(groups.flatMap(({ permissions }) => permissions.map(({ code }) => code)).sort()).toEqual(
        [...codes].sort(),
      );
      const order = groups.map(({ cluster }) => permissionClusters.indexOf(cluster));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
  );
});
