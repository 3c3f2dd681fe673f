/** Invented companies that receive data: none of them exists. One name is longer than any column. */
import type { Cluster } from './permissions';

export interface Recipient {
  readonly name: string;
  readonly country: 'NZ' | 'AU';
  /** What such a company asks for; a consent holds the first few of these. */
  readonly asksFor: readonly Cluster[];
}

const BUDGET: readonly Cluster[] = ['accounts', 'balances', 'transactions', 'regular payments'];
const BOOKS: readonly Cluster[] = ['accounts', 'account details', 'transactions', 'payees', 'statements'];
const LENDER: readonly Cluster[] = ['customer', 'accounts', 'balances', 'transactions', 'customer details'];
const BROKER: readonly Cluster[] = [
  'customer',
  'customer details',
  'accounts',
  'account details',
  'statements',
];
const PAYER: readonly Cluster[] = ['accounts', 'balances', 'payees'];

const company = (country: 'NZ' | 'AU', name: string, asksFor: readonly Cluster[]): Recipient => ({
  name,
  country,
  asksFor,
});

export const RECIPIENTS: readonly Recipient[] = [
  company('NZ', 'Kōwhai Ledger', BOOKS),
  company('NZ', 'Pīwakawaka Pay', PAYER),
  company('NZ', 'Pūkeko Pockets', BUDGET),
  company('NZ', 'Harbourlight Lending', LENDER),
  company('NZ', 'Mānuka Money Map', BUDGET),
  company('NZ', 'Rimu & Reef Chartered Accountants', BOOKS),
  company('NZ', 'Ākonga Student Budget', BUDGET),
  company('NZ', 'Moa Rent Ready', LENDER),
  company('NZ', 'Hīkoi Travel Wallet', PAYER),
  company('NZ', 'Fernleaf Family Office', BROKER),
  company('NZ', 'Southerly Home Loans', BROKER),
  company('NZ', 'Tussock Tax Returns', BOOKS),
  company(
    'NZ',
    'Te Rōpū Tiaki Pūtea o Te Tai Tokerau — Community Savings, Lending and Financial Wellbeing Trust (Northland)',
    LENDER,
  ),
  company('AU', 'Wattlebird Finance', LENDER),
  company('AU', 'Bluegum Broker Network', BROKER),
  company('AU', 'Quokka Home Loans', BROKER),
  company('AU', 'Brolga Bills', BUDGET),
  company('AU', 'Saltbush Super Tracker', BUDGET),
  company('AU', 'Gumnut Gig Insurance', LENDER),
  company('AU', 'Pavlova Pay Later', LENDER),
  company('AU', 'Nimbus Payroll Bridge', BOOKS),
  company('AU', 'Ledgerly Loop', BOOKS),
  company('AU', 'Café Crédit Coopérative', LENDER),
  company('AU', 'Zephyr & Sønn Treasury', BOOKS),
  company('AU', 'Coastline Credit Check', LENDER),
  company('AU', 'Lorikeet Round-Ups', PAYER),
];
