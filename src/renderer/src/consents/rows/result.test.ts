import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Consent } from '../../../../shared/consent';
import { consentStatuses } from '../../../../shared/consent-status';
import { ConsentTable } from './consent-table';
import { type ConsentFilter, changed, noFilter } from './filter';
import { fold } from './fold';
import { type Question, ResultKeeper } from './result';
import { codedFields, ownText, searchedFields } from './row-fields';
import { shownStatus, shownStatuses } from './shown-status';
import { countOf } from './sift';
import { defaultSort } from './sort';
import { type aConsent, consents, tableOf } from './testing';

const now = Date.UTC(2026, 5, 1);
const realmNames = new Map([['alpha', 'Kauri Sandbox']]);
const question = (filter: ConsentFilter): Question => ({ filter, sort: defaultSort, realmNames, now });
const ids = (table: ConsentTable, filter: ConsentFilter) =>
  [...new ResultKeeper().answer(table, question(filter)).rows].map((index) => table.rows[index]?.id);

const people = tableOf(
  { id: 'hemi', customer: { id: '', name: 'Hēmi Đặng', email: '' }, createdAt: 3 },
  { id: 'zoe', customer: { id: '', name: 'Zoë Smith', email: '' }, realmId: 'beta', createdAt: 2 },
);

test.each([
  ['hemi DANG', ['hemi']],
  ['dang hemi', ['hemi']],
  ['kauri', ['hemi']],
  ['kowhai', ['hemi', 'zoe']],
  ['  ', ['hemi', 'zoe']],
  ['hemi zoe', []],
])('searching for %j', (text, expected) => {
  expect(ids(people, { ...noFilter, text })).toEqual(expected);
});

test('no match runs from one field into the next', () => {
  const table = tableOf({ customer: { id: '', name: 'ab', email: 'cd' } });
  expect(ids(table, { ...noFilter, text: 'abcd' })).toEqual([]);
});

test('a consent without an expiry is not within any range of expiry', () => {
  const filter = changed(noFilter, 'expires', { from: '', to: '2999-01-01' });
  expect(ids(tableOf({ expiresAt: null }), filter)).toEqual([]);
});

test('counts say what choosing a value would show', () => {
  const table = tableOf(
    { status: 'active', realmId: 'alpha' },
    { status: 'pending', realmId: 'alpha' },
    { status: 'active', realmId: 'beta' },
    { status: 'active', realmId: 'beta', expiresAt: now },
  );
  const filter = changed(changed(noFilter, 'statuses', ['active']), 'realms', ['alpha']);
  const { rows, counts } = new ResultKeeper().answer(table, question(filter));
  expect(rows.length).toBe(1);
  expect([...counts.statuses.slice(0, 3)]).toEqual([1, 1, 0]);
  expect(countOf(counts.realms, table.coded.realm.dictionary, 'beta')).toBe(1);
  expect(countOf(counts.realms, table.coded.realm.dictionary, 'unknown')).toBe(0);
});

const filters: fc.Arbitrary<ConsentFilter> = fc.record({
  text: fc.constantFrom('', 'a', 'pu', 'pukeko', 'kauri', 'a read', 'zoe &'),
  statuses: fc.subarray([...shownStatuses]),
  realms: fc.subarray(['alpha', 'beta']),
  recipients: fc.subarray(['acme', 'Pūkeko', 'never seen']),
  created: fc.record({ from: fc.constantFrom('', '1990-01-01'), to: fc.constantFrom('', '2026-05-01') }),
  expires: fc.record({ from: fc.constantFrom('', '2026-06-01'), to: fc.constantFrom('', '2030-05-01') }),
  paused: fc.subarray(['statuses', 'created'] as const),
});

/** The same, said plainly. */
const textOf = (consent: Consent) =>
  [ownText(consent), ...searchedFields.map((field) => codedFields[field](consent))].map(fold).join('\n');

function plainly(table: ConsentTable, filter: ConsentFilter): Set<number> {
  const on = (field: 'statuses' | 'created') => !filter.paused.includes(field);
  const within = (at: number | null, { from, to }: { from: string; to: string }) =>
    (from === '' && to === '') ||
    (at !== null &&
      (from === '' || at >= new Date(`${from}T00:00`).getTime()) &&
      (to === '' || at < new Date(`${to}T00:00`).getTime() + 86_400_000));
  const passes = (consent: ReturnType<typeof aConsent>) =>
    fold(filter.text)
      .split(' ')
      .every(
        (word) =>
          textOf(consent).includes(word) || fold(realmNames.get(consent.realmId) ?? '').includes(word),
      ) &&
    (filter.statuses.length === 0 ||
      !on('statuses') ||
      filter.statuses.includes(shownStatus(consent, now))) &&
    (filter.realms.length === 0 || filter.realms.includes(consent.realmId)) &&
    (filter.recipients.length === 0 || filter.recipients.includes(consent.recipient.name)) &&
    (!on('created') || within(consent.createdAt, filter.created)) &&
    within(consent.expiresAt, filter.expires);
  return new Set(table.rows.flatMap((consent, index) => (passes(consent) ? [index] : [])));
}

test('whatever was asked before, the answer is that of a plain filter', () => {
  fc.assert(
    fc.property(consents, consents, fc.array(filters, { maxLength: 6 }), (some, more, asked) => {
      const table = new ConsentTable();
      table.put(some, 1);
      const keeper = new ResultKeeper();
      for (const [turn, filter] of asked.entries()) {
        if (turn === 3) table.put(more, 1);
        const { rows, counts } = keeper.answer(table, question(filter));
        expect(new Set(rows)).toEqual(plainly(table, filter));
        for (const [place, status] of shownStatuses.entries())
          expect(counts.statuses[place]).toBe(
            plainly(table, { ...changed(filter, 'statuses', [status]) }).size,
          );
      }
    }),
    { numRuns: 200 },
  );
});

test('a status that came as received is known to the table', () => {
  const table = tableOf(...consentStatuses.map((status) => ({ status })));
  const { counts } = new ResultKeeper().answer(table, question(noFilter));
  expect([...counts.statuses]).toEqual([1, 1, 0, 1, 1, 1, 1, 1]);
});
