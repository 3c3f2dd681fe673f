import { describe, expect, test } from 'vitest';
import type { QueryTerm } from '../query/query';
import { permissionCounts, realmCount, recipientCounts, statusCount } from './counts';
import { type Question, ResultKeeper } from './result';
import { RowSet } from './row-set';
import { runNow } from './steps';
import { aConsent, tableOf } from './testing';
import { asking, not, now, off, realmNames, values, word } from './testing-questions';

const people = tableOf(
  { id: 'hemi', customer: { id: '', name: 'Hēmi Đặng', email: '' }, createdAt: 3 },
  {
    id: 'zoe',
    customer: { id: 'z-9', name: 'Zoë Smith', email: 'zoe@example.com' },
    realmId: 'beta',
    createdAt: 2,
    permissions: ['ReadTransactionsBasic', 'ReadBalances'],
  },
);
const answer = (table = people, question: Question = asking()) =>
  runNow(new ResultKeeper().answer(table, question));
const ids = (...terms: readonly QueryTerm[]) =>
  [...answer(people, asking(...terms)).rows].map((row) => people.at(row)?.id);

test.each([
  [['hemi', 'DANG'], ['hemi']],
  [['kauri'], ['hemi']],
  [['kowhai'], ['hemi', 'zoe']],
  [[], ['hemi', 'zoe']],
  [['hemi', 'zoe'], []],
  [['authorised'], ['hemi', 'zoe']],
  [['dang zoe'], []],
  [['1970-01-01'], ['hemi', 'zoe']],
  [['\u200f'], ['hemi', 'zoe']],
])('the words %j', (words, expected) => {
  expect(ids(...words.map(word))).toEqual(expected);
});

test.each([
  ['the words of a permission', values('permission', 'amounts'), ['zoe']],
  ['a cluster', values('permission', 'transactions'), ['zoe']],
  ['its negation', not(values('permission', 'transactions')), ['hemi']],
  ['a part of the customer', values('customer', 'Z-9'), ['zoe']],
  ['any of two', values('customer', 'dang', '@example.com'), ['hemi', 'zoe']],
  ['a realm by name', values('realm', 'kauri'), ['hemi']],
  ['a recipient by id', values('recipient', 'r-1'), ['hemi', 'zoe']],
  ['a status by group', values('status', 'ended'), []],
  ['a status as received, unquoted', values('status', 'authorised'), []],
  ['what is turned off', off(values('status', 'ended')), ['hemi', 'zoe']],
])('%s', (_, term, expected) => {
  expect(ids(term)).toEqual(expected);
});

test('a whole value is not a part of one', () => {
  const whole = (text: string) =>
    ({ ...values('customer'), values: [{ text, isWhole: true }] }) as ReturnType<typeof values>;
  expect(ids(whole('hemi dang'))).toEqual(['hemi']);
  expect(ids(whole('hemi'))).toEqual([]);
});

test.each(['recipient', 'customer', 'permission'] as const)('%s:"" finds those without any', (field) => {
  const table = tableOf(
    { id: 'all' },
    { id: 'named', recipient: { id: '', name: 'Kōwhai' }, customer: { id: '', name: 'Hēmi', email: '' } },
    { id: 'numbered', recipient: { id: 'r-1', name: '' }, customer: { id: 'u-1', name: '', email: '' } },
    {
      id: 'none',
      recipient: { id: '', name: '' },
      customer: { id: '', name: '', email: '' },
      permissions: [],
    },
  );
  const nothing = { ...values(field), values: [{ text: '', isWhole: true }] } as QueryTerm;
  expect([...answer(table, asking(nothing)).rows]).toEqual([3]);
  expect([...answer(table, asking(not(nothing))).rows]).toEqual([0, 1, 2]);
});

test('no match runs from one field into the next', () => {
  const table = tableOf({ id: 'ef', customer: { id: '', name: 'ab', email: 'cd' } });
  for (const text of ['abcd', 'ab\ncd', 'cdef', 'ab cd'])
    expect(answer(table, asking(word(text))).rows).toHaveLength(0);
});

test('only some rows, when that is asked', () => {
  const some = new RowSet();
  some.grow(people.end);
  some.set(1, true);
  const keeper = new ResultKeeper();
  const only = (set: RowSet | null) => [...runNow(keeper.answer(people, { ...asking(), only: set })).rows];
  expect(only(some)).toEqual([1]);
  some.set(0, true);
  expect(only(some)).toEqual([0, 1]);
  expect(only(null)).toEqual([0, 1]);
});

describe('counts', () => {
  const table = tableOf(
    { status: 'active', realmId: 'alpha', recipient: { id: 'r-1', name: 'Acme' } },
    { status: 'pending', realmId: 'alpha', recipient: { id: 'r-2', name: 'Acme' } },
    { status: 'active', realmId: 'beta', permissions: ['ReadParty', 'ReadBalances'] },
    { status: 'active', realmId: 'beta', expiresAt: now, permissions: [] },
  );

  test('say what choosing a value would show', () => {
    const { rows, counts } = answer(table, asking(values('status', 'active'), values('realm', 'alpha')));
    expect([...rows]).toEqual([0]);
    expect((['active', 'pending', 'lapsed'] as const).map((status) => statusCount(counts, status))).toEqual([
      1, 1, 0,
    ]);
    expect(['alpha', 'beta', 'unknown'].map((realm) => realmCount(table, counts, realm))).toEqual([1, 1, 0]);
  });

  test('take recipients of one name together, and permissions one by one', () => {
    const { counts } = answer(table);
    expect(recipientCounts(table, counts)).toMatchObject([
      { label: 'Acme', count: 2 },
      { label: 'Kōwhai Ledger', count: 2 },
    ]);
    expect(permissionCounts(table, counts)).toEqual([
      { code: 'ReadBalances', count: 3 },
      { code: 'ReadParty', count: 1 },
    ]);
  });

  test('of what is excluded are those of all other rows', () => {
    const { counts } = answer(table, asking(not(values('realm', 'alpha'))));
    expect(['alpha', 'beta'].map((realm) => realmCount(table, counts, realm))).toEqual([0, 2]);
  });
});

test('a query of ten thousand characters comes to an end', () => {
  const words = Array.from({ length: 1500 }, (_, place) => word(`w${place}\u202e\n`));
  expect(answer(people, asking(...words)).rows).toHaveLength(0);
  const letters = Array.from({ length: 5000 }, (_, place) => word('ieao'[place % 4] ?? ''));
  expect(answer(people, asking(...letters)).rows).toHaveLength(2);
});

test('a new name of a realm is found at once', () => {
  const keeper = new ResultKeeper();
  const ask = (names: ReadonlyMap<string, string>) =>
    runNow(keeper.answer(people, { ...asking(word('rata')), realmNames: names })).rows.length;
  expect(ask(realmNames)).toBe(0);
  expect(ask(new Map([['beta', 'Rātā']]))).toBe(1);
});

test('another table is not taken for the one before it', () => {
  const keeper = new ResultKeeper();
  const other = tableOf(aConsent({ id: 'mere', customer: { id: '', name: 'Mere', email: '' } }), {}, {});
  const question = { ...asking(word('mere')), sort: { column: 'customer', descending: false } as const };
  expect(runNow(keeper.answer(people, question)).rows).toHaveLength(0);
  expect(runNow(keeper.answer(other, question)).rows).toHaveLength(1);
});
