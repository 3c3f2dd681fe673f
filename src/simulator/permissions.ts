/** What a consent allows, in the words of the three standards that Wych serves: AU CDR, NZ PNZ and UK OBIE. */

export type Standard = 'CDR' | 'PNZ' | 'OBIE';

/** The plain meaning behind several permission codes. */
export type Cluster =
  | 'accounts'
  | 'account details'
  | 'balances'
  | 'transactions'
  | 'payees'
  | 'regular payments'
  | 'statements'
  | 'customer'
  | 'customer details';

type Codes = Readonly<Record<Cluster, readonly string[]>>;

/** CDR has no scope for balances or statements of their own: basic account data and transactions carry them. */
const CDR: Codes = {
  accounts: ['bank:accounts.basic:read'],
  'account details': ['bank:accounts.detail:read'],
  balances: ['bank:accounts.basic:read'],
  transactions: ['bank:transactions:read'],
  payees: ['bank:payees:read'],
  'regular payments': ['bank:regular_payments:read'],
  statements: ['bank:transactions:read'],
  customer: ['common:customer.basic:read'],
  'customer details': ['common:customer.detail:read'],
};

const OBIE: Codes = {
  accounts: ['ReadAccountsBasic'],
  'account details': ['ReadAccountsDetail'],
  balances: ['ReadBalances'],
  transactions: [
    'ReadTransactionsBasic',
    'ReadTransactionsCredits',
    'ReadTransactionsDebits',
    'ReadTransactionsDetail',
  ],
  payees: ['ReadBeneficiariesBasic', 'ReadBeneficiariesDetail'],
  'regular payments': ['ReadStandingOrdersDetail', 'ReadDirectDebits', 'ReadScheduledPaymentsBasic'],
  statements: ['ReadStatementsBasic', 'ReadStatementsDetail'],
  customer: ['ReadParty'],
  'customer details': ['ReadPartyPSU'],
};

/** PNZ took OBIE's words and left out scheduled payments' own permission. */
const PNZ: Codes = {
  ...OBIE,
  transactions: ['ReadTransactionsBasic', 'ReadTransactionsCredits', 'ReadTransactionsDebits'],
  'regular payments': ['ReadStandingOrdersDetail', 'ReadDirectDebits'],
};

const CODES: Readonly<Record<Standard, Codes>> = { CDR, PNZ, OBIE };

/** The permission codes of some clusters in one standard, each once, in the order asked for. */
export function permissionsOf(standard: Standard, clusters: readonly Cluster[]): string[] {
  return [...new Set(clusters.flatMap((cluster) => CODES[standard][cluster]))];
}
