/** Rows for the tests of this folder. */
import fc from 'fast-check';
import type { Consent } from '../../../../shared/consent';
import { consentStatuses } from '../../../../shared/consent-status';
import { ConsentTable } from './consent-table';

export const aConsent = (over: Partial<Consent> = {}): Consent => ({
  realmId: 'alpha',
  id: 'c-1',
  status: 'active',
  statusAsReceived: 'Authorised',
  createdAt: Date.UTC(2026, 0, 1),
  updatedAt: null,
  expiresAt: null,
  recipient: { id: 'r-1', name: 'Kōwhai Ledger' },
  customer: { id: 'u-1', name: 'Hēmi Đặng', email: 'hemi.dang.1@example.com' },
  permissions: ['ReadBalances'],
  ...over,
});

export function tableOf(...consents: readonly Partial<Consent>[]): ConsentTable {
  const table = new ConsentTable();
  table.put(
    consents.map((over, index) => aConsent({ id: `c-${index}`, ...over })),
    1,
  );
  return table;
}

const instant = fc.option(fc.integer({ min: -4e12, max: 4e12 }));

export const consents: fc.Arbitrary<Consent[]> = fc.array(
  fc.record({
    realmId: fc.constantFrom('alpha', 'beta', 'gamma'),
    id: fc.string({ minLength: 1, maxLength: 3 }),
    status: fc.constantFrom(...consentStatuses),
    statusAsReceived: fc.string({ maxLength: 4 }),
    createdAt: instant,
    updatedAt: instant,
    expiresAt: instant,
    recipient: fc.record({ id: fc.constant(''), name: fc.constantFrom('', 'Pūkeko', 'Zoë & Co', 'acme') }),
    customer: fc.record({
      id: fc.constant(''),
      name: fc.string({ unit: 'grapheme', maxLength: 5 }),
      email: fc.constantFrom('', 'a@example.com'),
    }),
    permissions: fc.array(fc.constantFrom('ReadBalances', 'ReadParty'), { maxLength: 2 }),
  }),
  { maxLength: 60 },
);
