import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finderOf } from './text-finder';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'x', '\n', '😀'), maxLength: 40 });

test('finds what indexOf finds, whichever way it takes', () => {
  fc.assert(
    fc.property(text, text, fc.nat(40), (word, among, at) => {
      const from = Math.min(at, among.length);
      // Many hits in the sample, none at all, and what there is.
      for (const sample of [word.repeat(50), 'a'.repeat(50), among])
        expect(finderOf(word, sample)(among, from)).toBe(among.indexOf(word, from));
    }),
    { numRuns: 500 },
  );
});
