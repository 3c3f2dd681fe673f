import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consent } from './consent';
import { Unpacker } from './consent-chunk-testing';
import { ConsentPacker } from './consent-packer';
import { consentStatuses } from './consent-status';

/** Any characters: halves of pairs, marks of direction, line ends, and what might be taken for a separator. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', '\u0000', '\ud83d', '\ude00', '\u202eabc', 'a\nb', 'Hēmi', '1:a', '2:1:a'),
);
const instant = fc.option(fc.constantFrom(0, -1, 1, Date.UTC(2026, 0, 1), Date.UTC(9999, 11, 31), -8.64e15));
const consents: fc.Arbitrary<Consent[]> = fc.array(
  fc.record({
    realmId: fc.constantFrom('alpha', 'beta', 'gamma'),
    id: text,
    status: fc.constantFrom(...consentStatuses),
    statusAsReceived: text,
    createdAt: instant,
    updatedAt: instant,
    expiresAt: instant,
    recipient: fc.record({ id: text, name: text }),
    customer: fc.record({ id: text, name: text, email: text }),
    permissions: fc.array(text, { maxLength: 4 }),
  }),
  { maxLength: 12 },
);

const aConsent = (over: Partial<Consent> = {}): Consent => ({
  realmId: 'alpha',
  id: 'c-1',
  status: 'active',
  statusAsReceived: 'Authorised',
  createdAt: null,
  updatedAt: null,
  expiresAt: null,
  recipient: { id: 'r-1', name: 'Kōwhai Ledger' },
  customer: { id: '', name: '', email: '' },
  permissions: ['ReadBalances'],
  ...over,
});

describe('packed consents', () => {
  it('arrive as they were sent, over any number of chunks', () => {
    fc.assert(
      fc.property(fc.array(consents, { maxLength: 6 }), (chunks) => {
        const packer = new ConsentPacker();
        const unpacker = new Unpacker();
        for (const sent of chunks) {
          // As the port does it: nothing that depends on identity, and no prototype, gets across.
          expect(unpacker.unpack(structuredClone(packer.pack(sent)))).toEqual(sent);
        }
      }),
    );
  });

  it('bring a value that repeats once, whichever chunk it repeats in', () => {
    const packer = new ConsentPacker();
    const first = packer.pack([aConsent(), aConsent({ id: 'c-2' })]);
    expect(first.fresh).toEqual({
      realm: ['alpha'],
      statusAsReceived: ['Authorised'],
      recipient: [{ id: 'r-1', name: 'Kōwhai Ledger' }],
      permissions: [['ReadBalances']],
    });
    const second = packer.pack([aConsent({ id: 'c-3', permissions: [] })]);
    expect(second.fresh).toEqual({ realm: [], statusAsReceived: [], recipient: [], permissions: [[]] });
    expect([...second.codes.permissions, ...second.codes.recipient]).toEqual([1, 0]);
  });

  it('tell values apart that only look alike when they are put together', () => {
    const packer = new ConsentPacker();
    const alike = [['ab', 'c'], ['a', 'bc'], ['abc'], ['1:a', ''], ['', '1:a']];
    const { codes } = packer.pack(alike.map((permissions) => aConsent({ permissions })));
    expect([...codes.permissions]).toEqual([0, 1, 2, 3, 4]);
  });
});
