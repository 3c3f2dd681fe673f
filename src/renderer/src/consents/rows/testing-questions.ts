/** Questions for the tests of this folder, over rows of `testing.ts`. */
import fc from 'fast-check';
import { columnKeys, type Sort } from '../../../../shared/columns';
import {
  type FacetField,
  type QueryTerm,
  type TextField,
  type TimeValue,
  timeFields,
  type Value,
} from '../query/query';
import type { Question } from './result';

export const now = Date.UTC(2026, 5, 1);
export const realmNames = new Map([
  ['alpha', 'Kauri Sandbox'],
  ['beta', 'Ārai 2'],
]);

const term = { span: { start: 0, end: 0 }, isNegated: false, isOff: false } as const;
export const word = (text: string): QueryTerm => ({ ...term, kind: 'word', text });
export const values = (field: FacetField | TextField, ...texts: readonly string[]): QueryTerm => ({
  ...term,
  kind: 'values',
  field,
  values: texts.map((text) => ({ text, isWhole: false })),
});
export const not = (one: QueryTerm): QueryTerm => ({ ...one, isNegated: true });
export const off = (one: QueryTerm): QueryTerm => ({ ...one, isOff: true });

export const asking = (...terms: readonly QueryTerm[]): Question => ({
  query: { terms },
  sort: { column: 'created', descending: true },
  realmNames,
  now,
  only: null,
});

const flags = {
  isNegated: fc.boolean(),
  isOff: fc.nat(9).map((one) => one === 0),
  span: fc.constant(term.span),
};
const texts: Readonly<Record<FacetField | TextField, readonly string[]>> = {
  status: ['active', 'Lapsed', 'ended', 'pending', 'other', '', 'a', 'Z'],
  realm: ['alpha', 'kauri', 'Ārai 2', 'a', '', 'gamma'],
  recipient: ['acme', 'pukeko', 'Zoë & Co', 'r-1', 'never seen', '', 'e'],
  permission: ['ReadBalances', 'balances', 'Customer', 'name', '', 'other'],
  customer: ['a@example.com', 'asa', 'u', 'u-1', '', '@', 'å', 'a\nb'],
  id: ['a', '1', 'x', '-', '', '\u202eab'],
};
const fields = Object.keys(texts) as (FacetField | TextField)[];
const valuesTerm: fc.Arbitrary<QueryTerm> = fc.constantFrom(...fields).chain((field) => {
  const value: fc.Arbitrary<Value> = fc.record({
    text: fc.constantFrom(...texts[field]),
    isWhole: fc.boolean(),
  });
  return fc.record({
    ...flags,
    kind: fc.constant('values' as const),
    field: fc.constant(field),
    values: fc.array(value, { maxLength: 2 }),
  });
});

const time: fc.Arbitrary<TimeValue> = fc.oneof(
  fc.constantFrom<TimeValue>({ kind: 'past' }, { kind: 'future' }, { kind: 'none' }),
  fc.record({
    kind: fc.constant('days' as const),
    from: fc.constantFrom('', '1990-01-01'),
    to: fc.constantFrom('', '2026-05-01'),
  }),
  fc.record({
    kind: fc.constant('distance' as const),
    isLess: fc.boolean(),
    milliseconds: fc.constantFrom(0, 1e9, 1e12),
  }),
);
const timeTerm: fc.Arbitrary<QueryTerm> = fc.record({
  ...flags,
  kind: fc.constant('time' as const),
  field: fc.constantFrom(...timeFields),
  values: fc.array(time, { maxLength: 2 }),
});
const someWords = [
  'a',
  'as',
  'asa',
  'e',
  'ex',
  'exa',
  'example.com',
  'read',
  '7',
  '20',
  'mar',
  'pu',
  'pukeko',
  'kauri',
  'active',
  'in effect',
  'x',
  '\u202e',
  'a\nb',
  'σ',
  'zoe &',
  '@',
];
const wordTerm: fc.Arbitrary<QueryTerm> = fc.record({
  ...flags,
  kind: fc.constant('word' as const),
  text: fc.oneof(fc.constantFrom(...someWords), fc.string({ unit: 'grapheme', maxLength: 2 })),
});
export const terms: fc.Arbitrary<QueryTerm> = fc.oneof(
  { arbitrary: wordTerm, weight: 3 },
  { arbitrary: valuesTerm, weight: 3 },
  { arbitrary: timeTerm, weight: 1 },
);
export const sorts: fc.Arbitrary<Sort> = fc.record({
  column: fc.constantFrom(...columnKeys),
  descending: fc.boolean(),
});
