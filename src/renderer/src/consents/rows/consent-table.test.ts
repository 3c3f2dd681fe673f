import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConsentTable, keyOf } from './consent-table';
import { aConsent, consents, tableOf } from './testing';

test('the same id in two realms is two rows', () => {
  const table = tableOf({ realmId: 'alpha', id: 'same' }, { realmId: 'beta', id: 'same' });
  expect(table.size).toBe(2);
  expect(table.get('beta', 'same')?.realmId).toBe('beta');
});

test('a consent that comes again takes the place of its older self', () => {
  const table = tableOf({ id: 'one' }, { id: 'two' });
  table.put([aConsent({ id: 'one', status: 'revoked' })], 2);
  expect(table.rows.map(({ id, status }) => [id, status])).toEqual([
    ['one', 'revoked'],
    ['two', 'active'],
  ]);
});

test('pruning drops what a round did not bring, in its realm alone', () => {
  const table = tableOf({ id: 'gone' }, { id: 'stays' }, { realmId: 'beta', id: 'elsewhere' });
  table.put([aConsent({ id: 'stays' })], 2);
  table.prune('alpha', 2);
  expect(table.rows.map(({ id }) => id)).toEqual(['stays', 'elsewhere']);
  expect(table.indexOf('alpha', 'gone')).toBe(-1);
});

test('a row read on its own replaces its older self, and is not added', () => {
  const table = tableOf({ id: 'one' });
  table.replace(aConsent({ id: 'one', status: 'revoked' }));
  table.replace(aConsent({ id: 'left' }));
  expect(table.rows.map(({ status }) => status)).toEqual(['revoked']);
});

test('after any mix of changes, keys, rows and columns agree', () => {
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
          .map((consent) => [keyOf(consent.realmId, consent.id), consent]),
      );
      expect(new Set(table.rows)).toEqual(new Set(expected.values()));
      for (const [index, consent] of table.rows.entries()) {
        expect(table.indexOf(consent.realmId, consent.id)).toBe(index);
        expect(table.coded.realm.dictionary.text(table.coded.realm.codes[index] as number)).toBe(
          consent.realmId,
        );
        expect(table.created[index]).toBe(consent.createdAt ?? Number.NaN);
      }
    }),
  );
});
