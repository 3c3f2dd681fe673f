/** Queries for the tests of this folder. */
import fc from 'fast-check';
import { type Query, type QueryTerm, textFields, timeFields, type Value } from './query';
import { statusWords } from './status-words';

/** What an operator types, pastes or leaves half done: pieces of the language, and any character there is. */
export const typed: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'status:',
          'recipient:',
          'EXPIRES:',
          'created:',
          'id:',
          'active',
          'ended',
          'actve',
          '<30d',
          '>2w',
          '2026-01-31',
        ],
        ...[
          '2026-02-30',
          '..',
          'none',
          '"',
          '""',
          '“',
          '”',
          '„',
          ',',
          '-',
          '~',
          ' ',
          '\n',
          '\u00a0',
          '\u200f',
          'urn:x:1',
          'Acme',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

const text = fc.oneof(
  fc.constantFrom('Acme Pay', 'a,b', '"', '-x', '~', 'status:active', '“hi”', 'a""b', 'x"'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
);
const flags = { span: fc.constant({ start: -1, end: -1 }), isNegated: fc.boolean(), isOff: fc.boolean() };
const value: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ text, isWhole: fc.constant(true) }),
  fc.record({ text: fc.stringMatching(/^[a-z0-9@.:-]{1,8}$/), isWhole: fc.constant(false) }),
);
const statusValue: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ text: fc.constantFrom(...statusWords), isWhole: fc.constant(false) }),
  fc.record({ text, isWhole: fc.constant(true) }),
);
const day = fc
  .date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc.oneof(
  fc.constantFrom({ kind: 'past' } as const, { kind: 'future' } as const, { kind: 'none' } as const),
  fc.record({
    kind: fc.constant('distance' as const),
    isLess: fc.boolean(),
    milliseconds: fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom(1, 24, 7 * 24))
      .map(([count, hours]) => count * hours * 3_600_000),
  }),
  fc.tuple(day, day, fc.constantFrom('both', 'from', 'to')).map(([one, other, which]) => ({
    kind: 'days' as const,
    from: which === 'to' ? '' : one < other ? one : other,
    to: which === 'from' ? '' : one < other ? other : one,
  })),
);
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 3 });

const term: fc.Arbitrary<QueryTerm> = fc.oneof(
  fc.record({
    ...flags,
    kind: fc.constant('word' as const),
    text: text.filter((word) => word.trim() !== ''),
  }),
  fc.record({
    ...flags,
    kind: fc.constant('values' as const),
    field: fc.constantFrom('realm', 'recipient', 'permission', ...textFields),
    values: some(value),
  }),
  fc.record({
    ...flags,
    kind: fc.constant('values' as const),
    field: fc.constant('status' as const),
    values: some(statusValue),
  }),
  fc.record({
    ...flags,
    kind: fc.constant('time' as const),
    field: fc.constantFrom(...timeFields),
    values: some(time),
  }),
);

export const queries: fc.Arbitrary<Query> = fc.record({ terms: fc.array(term, { maxLength: 8 }) });

/** Without the places: for comparing what is asked. */
export const bare = ({ terms }: Query) => terms.map(({ span: _, ...term }) => term);
