/** Rows for the tests of this folder, which come into a table as they do in the app: packed. */
import fc from 'fast-check';
import type { Consent } from '../../../../shared/consent';
import type { ConsentChunk } from '../../../../shared/consent-chunk';
import { ConsentPacker } from '../../../../shared/consent-packer';
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

/** Row n has the id 'c-n' unless said. */
export function tableOf(...consents: readonly Partial<Consent>[]): ConsentTable {
  const table = new ConsentTable();
  table.put(
    consents.map((over, index) => aConsent({ id: `c-${index}`, ...over })),
    1,
  );
  return table;
}

/** As one browse that begins here would bring them. */
export const packed = (...consents: readonly Consent[]): ConsentChunk => new ConsentPacker().pack(consents);

/** All consents that are there, by number. */
export const consentsIn = (table: ConsentTable): Consent[] =>
  Array.from({ length: table.end }, (_, row) => table.at(row)).filter((consent) => consent !== undefined);

const instant = fc.option(
  fc.oneof(
    fc.integer({ min: -4e12, max: 4e12 }),
    fc.constantFrom(0, Date.UTC(9999, 11, 31), -62_135_596_800_000, 8.64e15, -8.64e15, 1e300),
  ),
);

/** What servers may write: any characters, halves of pairs and marks of direction included. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.constantFrom('', 'Åsa', '\ud83d', '\ude00', '\n', 'a\nb', '\u202eabc', '😀', 'ΑΣ', 'İ', 'x'.repeat(512)),
);

export const consents: fc.Arbitrary<Consent[]> = fc.array(
  fc.record({
    realmId: fc.constantFrom('alpha', 'beta', 'gamma'),
    id: fc.oneof(
      fc.string({ minLength: 1, maxLength: 3 }),
      anyText.map((text) => text || '-'),
    ),
    status: fc.constantFrom(...consentStatuses),
    statusAsReceived: fc.string({ maxLength: 4 }),
    createdAt: instant,
    updatedAt: instant,
    expiresAt: instant,
    recipient: fc.record({
      id: fc.constantFrom('', 'r-1'),
      name: fc.constantFrom('', 'Pūkeko', 'Zoë & Co', 'acme'),
    }),
    customer: fc.record({
      id: fc.constantFrom('', 'u-1'),
      name: anyText,
      email: fc.constantFrom('', 'a@example.com'),
    }),
    permissions: fc.array(fc.constantFrom('ReadBalances', 'ReadParty', ''), { maxLength: 2 }),
  }),
  { maxLength: 60 },
);
