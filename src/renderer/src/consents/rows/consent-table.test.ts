import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consent } from '../../../../shared/consent';
import { ConsentPacker } from '../../../../shared/consent-packer';
import { BrowseCodes } from './browse-codes';
import { ConsentTable } from './consent-table';
import { aConsent, consents, consentsIn, packed, tableOf } from './testing';

const keyOf = ({ realmId, id }: Pick<Consent, 'realmId' | 'id'>) => `${realmId}/${id}`;
const idsIn = (table: ConsentTable) => consentsIn(table).map(({ id }) => id);

test('a row is the consent that was packed, whatever a server wrote', () => {
  fc.assert(
    fc.property(fc.array(consents, { maxLength: 4 }), (pages) => {
      const table = new ConsentTable();
      const packer = new ConsentPacker();
      const codes = new BrowseCodes();
      for (const page of pages) table.take(packer.pack(page), codes, 1);
      const last = new Map(pages.flat().map((consent) => [keyOf(consent), consent]));
      expect(consentsIn(table)).toEqual([...last.values()]);
    }),
  );
});

test('the same id in two realms is two rows', () => {
  const table = tableOf({ realmId: 'alpha', id: 'same' }, { realmId: 'beta', id: 'same' });
  expect(table.size).toBe(2);
  expect(table.get('beta', 'same')?.realmId).toBe('beta');
});

test('a consent that comes again takes the place of its older self, and is another object', () => {
  const table = tableOf({ id: 'one' }, { id: 'two' });
  const [one, two] = [table.at(0), table.at(1)];
  table.put([aConsent({ id: 'one', status: 'revoked' }), aConsent({ id: 'two' })], 2);
  expect(consentsIn(table).map(({ id, status }) => [id, status])).toEqual([
    ['one', 'revoked'],
    ['two', 'active'],
  ]);
  expect(table.at(0)).not.toBe(one);
  expect(table.at(1), 'nothing of it has changed').toBe(two);
});

test('what comes again as it was is no change', () => {
  const table = tableOf({}, { customer: { id: 'u', name: 'Åsa', email: '' } });
  const { version } = table;
  const block = table.customers.block(0);
  table.put(consentsIn(table), 2);
  expect(table.version).toBe(version);
  expect(table.customers.block(0).text).toBe(block.text);
  table.prune('alpha', 2);
  expect(table.size, 'and yet they were seen').toBe(2);
});

test.each<[string, Partial<Consent>]>([
  ['status', { status: 'revoked' }],
  ['status as received', { statusAsReceived: 'Gone' }],
  ['created', { createdAt: null }],
  ['updated', { updatedAt: 0 }],
  ['expires', { expiresAt: 1 }],
  ['recipient', { recipient: { id: 'r-2', name: 'Kōwhai Ledger' } }],
  ['customer', { customer: { id: 'u-1', name: 'Hēmi Đặng', email: '' } }],
  ['permissions', { permissions: [] }],
])('a change of %s alone is one', (_, change) => {
  const table = tableOf({});
  const { version } = table;
  table.replace(aConsent({ id: 'c-0', ...change }));
  expect(table.version).toBeGreaterThan(version);
  expect(table.at(0)).toEqual(aConsent({ id: 'c-0', ...change }));
});

test('pruning drops what a round did not bring, in its realm alone, and leaves the numbers of the others', () => {
  const table = tableOf({ id: 'gone' }, { id: 'stays' }, { realmId: 'beta', id: 'elsewhere' });
  table.selected.set(0, true);
  table.pinned.set(0, true);
  table.put([aConsent({ id: 'stays' })], 2);
  table.prune('alpha', 2);
  expect(idsIn(table)).toEqual(['stays', 'elsewhere']);
  expect([table.indexOf('alpha', 'gone'), table.indexOf('alpha', 'stays')]).toEqual([-1, 1]);
  expect([table.size, table.end, table.epoch, table.isAlive(0), table.at(0)]).toEqual([
    2,
    3,
    0,
    false,
    undefined,
  ]);
  expect([table.selected.count, table.pinned.count]).toEqual([0, 0]);
  expect([table.ids.folded(0), table.customers.block(0).text.split('\n')[0]]).toEqual(['', '']);
});

test('a row that went away and comes again is a new one', () => {
  const table = tableOf({ id: 'one' });
  table.selected.set(0, true);
  table.remove([{ realmId: 'alpha', consentId: 'one' }]);
  table.put([aConsent({ id: 'one' })], 2);
  expect([table.indexOf('alpha', 'one'), table.selected.has(1)]).toEqual([1, false]);
});

test('a row read on its own replaces its older self, is not added, and is not thereby seen', () => {
  const table = tableOf({ id: 'one' });
  table.replace(aConsent({ id: 'one', status: 'revoked' }));
  table.replace(aConsent({ id: 'left' }));
  table.replace(aConsent({ id: 'one', realmId: 'beta' }));
  expect(consentsIn(table).map(({ status }) => status)).toEqual(['revoked']);
  table.prune('alpha', 2);
  expect(table.size).toBe(0);
});

test('rows that nobody wants are passed over', () => {
  const table = tableOf({ id: 'one' });
  const chunk = packed(
    aConsent({ id: 'one', status: 'revoked' }),
    aConsent({ id: 'two' }),
    aConsent({ id: 'three' }),
  );
  table.take(chunk, new BrowseCodes(), 2, (realmId, id) => realmId === 'alpha' && id === 'three');
  expect(consentsIn(table).map(({ id, status }) => [id, status])).toEqual([
    ['one', 'active'],
    ['three', 'active'],
  ]);
});

test('a switch closes gaps, and numbers of before are of another epoch', () => {
  const table = tableOf({ realmId: 'beta' }, { id: 'a' }, { realmId: 'beta' }, { id: 'b' });
  table.selected.set(3, true);
  table.keepRealms(new Set(['alpha', 'beta']));
  expect([table.epoch, table.end], 'nothing went').toEqual([0, 4]);
  table.keepRealms(new Set(['alpha']));
  expect([table.epoch, table.end, idsIn(table)]).toEqual([1, 2, ['a', 'b']]);
  expect([table.selected.count, table.selected.has(1)]).toEqual([1, true]);
});

test('more gaps than rows are closed when the realms are told again', () => {
  const table = tableOf({ id: 'a' }, { id: 'b' }, { id: 'c' });
  table.remove([{ realmId: 'alpha', consentId: 'a' }]);
  table.keepRealms(new Set(['alpha']));
  expect(table.end).toBe(3);
  table.remove([{ realmId: 'alpha', consentId: 'b' }]);
  table.keepRealms(new Set(['alpha']));
  expect([table.end, table.indexOf('alpha', 'c')]).toEqual([1, 0]);
});

test('of no rows nothing is left, and a browse under way goes on with what it brought before', () => {
  const table = new ConsentTable();
  const packer = new ConsentPacker();
  const codes = new BrowseCodes();
  table.take(packer.pack([aConsent()]), codes, 1);
  table.keepRealms(new Set());
  expect([table.size, table.end, table.alive.length, table.ids.blocks]).toEqual([0, 0, 0, 0]);
  expect(table.recipient.values).toEqual([{ id: '', name: '' }]);
  table.put([aConsent({ recipient: { id: 'r-9', name: 'Another' } })], 1);
  table.take(packer.pack([aConsent({ id: 'c-2' })]), codes, 1);
  expect(table.get('alpha', 'c-2')).toEqual(aConsent({ id: 'c-2' }));
});

test('room is made at once for as many rows as can be believed', () => {
  const table = tableOf({});
  table.reserve(5000);
  const { created } = table;
  table.put(
    Array.from({ length: 4000 }, (_, index) => aConsent({ id: `n-${index}` })),
    1,
  );
  expect(table.created).toBe(created);
  table.reserve(Number.MAX_SAFE_INTEGER);
  expect(table.created.length).toBe(2_000_000);
  table.reserve(Number.NaN);
  expect(table.get('alpha', 'c-0')).toEqual(aConsent({ id: 'c-0' }));
});

test('after any mix of changes, the rows are those that should be', () => {
  fc.assert(
    fc.property(consents, consents, fc.subarray(['alpha', 'beta', 'gamma']), (first, second, kept) => {
      const table = new ConsentTable();
      table.put(first, 1);
      table.keepRealms(new Set(kept));
      table.put(second, 2);
      table.prune('alpha', 2);
      const expected = new Map(
        first
          .filter(({ realmId }) => realmId !== 'alpha' && kept.includes(realmId))
          .concat(second)
          .map((consent) => [keyOf(consent), consent]),
      );
      expect(new Set(consentsIn(table))).toEqual(new Set(expected.values()));
      expect(table.size).toBe(expected.size);
      for (let row = 0; row < table.end; row++) {
        const consent = table.at(row);
        if (consent) expect(table.indexOf(consent.realmId, consent.id)).toBe(row);
      }
    }),
  );
});

test('with the rows of a realm go the values that no other row has, and the browse that goes on brings its own again', () => {
  const table = new ConsentTable();
  const packer = new ConsentPacker();
  const codes = new BrowseCodes();
  const named = (realmId: string, id: string, name: string) =>
    aConsent({ realmId, id, recipient: { id: name, name }, permissions: [`Read${name}`] });
  table.take(packer.pack([named('beta', 'b', 'Beta Co'), named('alpha', 'a', 'Alpha Co')]), codes, 1);
  table.keepRealms(new Set(['alpha']));
  const labels = () => table.recipient.labels.filter((label) => label !== '');
  expect([labels(), table.permissions.values]).toEqual([['Alpha Co'], [[], ['ReadAlpha Co']]]);
  table.take(packer.pack([named('alpha', 'c', 'Alpha Co'), named('alpha', 'd', 'New Co')]), codes, 1);
  expect(labels()).toEqual(['Alpha Co', 'New Co']);
  expect(consentsIn(table).map(({ recipient }) => recipient.name)).toEqual([
    'Alpha Co',
    'Alpha Co',
    'New Co',
  ]);
});

test('realms that come and go leave nothing behind', () => {
  const table = tableOf({ realmId: 'stay' });
  for (let round = 0; round < 20; round++) {
    const id = String(round);
    table.put([aConsent({ realmId: 'other', id, recipient: { id, name: id }, statusAsReceived: id })], 1);
    table.keepRealms(new Set(['stay']));
  }
  expect([table.size, table.recipient.values.length, table.statusAsReceived.values.length]).toEqual([
    1, 2, 2,
  ]);
});
