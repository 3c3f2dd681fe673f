/**
 * What a permission code lets its recipient see, in plain words and by cluster (D1). Pure.
 *
 * The words follow the data language of AU CDR and the permission tables of UK OBIE, whose codes NZ PNZ took over. A code that is not
 * listed is never explained away: it stands for itself in the cluster 'Other'.
 */

/** In the order in which they are shown. */
export const permissionClusters = [
  'Customer',
  'Accounts',
  'Balances',
  'Transactions',
  'Payees',
  'Regular payments',
  'Statements',
  'Products and offers',
  'Other',
] as const;
export type PermissionCluster = (typeof permissionClusters)[number];

export interface Permission {
  code: string;
  cluster: PermissionCluster;
  /** What may be seen, e.g. 'Account name and type'; the code itself when it is unknown. */
  words: string;
}

type Known = Record<string, readonly [cluster: PermissionCluster, words: string]>;

const cdr: Known = {
  'common:customer.basic:read': ['Customer', 'Name and occupation'],
  'common:customer.detail:read': ['Customer', 'Name, occupation, phone, e-mail and addresses'],
  'bank:accounts.basic:read': ['Accounts', 'Account name, type and balance'],
  'bank:accounts.detail:read': ['Accounts', 'Account numbers, rates, fees and features'],
  'bank:transactions:read': [
    'Transactions',
    'Incoming and outgoing transactions, with amounts, dates and names',
  ],
  'bank:payees:read': ['Payees', 'Names and details of saved payees'],
  'bank:regular_payments:read': ['Regular payments', 'Direct debits and scheduled payments'],
};

/** The same as WSO2's servers for CDR write them. */
const cdrAtWso2: Known = {
  READCUSTOMERDETAILSBASIC: ['Customer', 'Name and occupation'],
  READCUSTOMERDETAILS: ['Customer', 'Name, occupation, phone, e-mail and addresses'],
  CDRREADACCOUNTSBASIC: ['Accounts', 'Account name, type and balance'],
  CDRREADACCOUNTSDETAILS: ['Accounts', 'Account numbers, rates, fees and features'],
  CDRREADTRANSACTION: ['Transactions', 'Incoming and outgoing transactions, with amounts, dates and names'],
  CDRREADPAYEES: ['Payees', 'Names and details of saved payees'],
  CDRREADPAYMENTS: ['Regular payments', 'Direct debits and scheduled payments'],
};

/** OpenID Connect's own, which CDR recipients ask for beside the data. */
const profile: Known = {
  openid: ['Customer', 'An identifier of the customer'],
  profile: ['Customer', 'Name and profile'],
  email: ['Customer', 'E-mail address'],
  phone: ['Customer', 'Phone number'],
  address: ['Customer', 'Postal address'],
};

const obieAndPnz: Known = {
  ReadParty: ['Customer', 'Name and contact details of the account owner'],
  ReadPartyPSU: ['Customer', 'Name and contact details of who gave the consent'],
  ReadAccountsBasic: ['Accounts', 'Account name and type'],
  ReadAccountsDetail: ['Accounts', 'Account name, type and number'],
  ReadPAN: ['Accounts', 'Card numbers in full'],
  ReadBalances: ['Balances', 'Balances'],
  ReadTransactionsBasic: ['Transactions', 'Transactions with amounts and dates'],
  ReadTransactionsDetail: ['Transactions', 'Transactions with descriptions and names'],
  ReadTransactionsCredits: ['Transactions', 'Incoming transactions'],
  ReadTransactionsDebits: ['Transactions', 'Outgoing transactions'],
  ReadBeneficiariesBasic: ['Payees', 'That there are saved payees'],
  ReadBeneficiariesDetail: ['Payees', 'Names and account numbers of saved payees'],
  ReadDirectDebits: ['Regular payments', 'Direct debits'],
  ReadStandingOrdersBasic: ['Regular payments', 'Standing orders'],
  ReadStandingOrdersDetail: ['Regular payments', 'Standing orders with their payees'],
  ReadScheduledPaymentsBasic: ['Regular payments', 'Scheduled payments'],
  ReadScheduledPaymentsDetail: ['Regular payments', 'Scheduled payments with their payees'],
  ReadStatementsBasic: ['Statements', 'Statements without amounts'],
  ReadStatementsDetail: ['Statements', 'Statements with amounts'],
  ReadProducts: ['Products and offers', 'Products of the accounts'],
  ReadOffers: ['Products and offers', 'Offers made to the customer'],
};

/** Servers differ in case. A Map, because a code may be called `constructor`. */
const known = new Map(
  Object.entries({ ...cdr, ...cdrAtWso2, ...profile, ...obieAndPnz }).map(([code, meaning]) => [
    code.toLowerCase(),
    meaning,
  ]),
);

export function describePermission(code: string): Permission {
  const [cluster, words] = known.get(code.toLowerCase()) ?? (['Other', code] as const);
  return { code, cluster, words };
}

export interface PermissionGroup {
  cluster: PermissionCluster;
  permissions: Permission[];
}

/** Clusters in the order above, without empty ones; codes in the order received. */
export function groupPermissions(codes: readonly string[]): PermissionGroup[] {
  const described = codes.map(describePermission);
  return permissionClusters
    .map((cluster) => ({ cluster, permissions: described.filter((one) => one.cluster === cluster) }))
    .filter(({ permissions }) => permissions.length > 0);
}
