import fc from 'fast-check';
import { expect, test } from 'vitest';
import { format } from './format';
import { parse } from './parse';
import { bare, queries, typed } from './testing';

test.each([
  ['  hemi   Status:ACTIVE ', 'hemi status:active'],
  ['“acme pay” -~recipient:"Acme"', '"acme pay" ~-recipient:"Acme"'],
  ['"hemi"', 'hemi'],
  ['expires:<2w created:2026-01..2026-02', 'expires:<14d created:2026-01-01..2026-02-28'],
  ['"-x" "status:active"', '"-x" "status:active"'],
  ['status:,', ''],
])('%j is written %j', (text, written) => {
  expect(format(parse(text).query)).toBe(written);
});

test('what is written reads the same', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const { query: again, problem } = parse(format(query));
      expect(problem).toBeNull();
      expect(bare(again)).toEqual(bare(query));
    }),
  );
});

test('writing again changes nothing, and the order of the operator stays', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { query } = parse(text);
      const written = format(query);
      expect(format(parse(written).query)).toBe(written);
      expect(parse(written).query.terms.map(({ kind }) => kind)).toEqual(query.terms.map(({ kind }) => kind));
    }),
  );
});
