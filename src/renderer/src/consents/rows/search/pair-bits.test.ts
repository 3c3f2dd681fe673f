import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairBits, PairCounts } from './pair-bits';

const bitsOf = (counted: readonly string[], rows: readonly string[]): PairBits => {
  const counts = new PairCounts();
  for (const text of counted) counts.add(text);
  const pairs = new PairBits(counts);
  pairs.reserve(rows.length);
  for (const [row, text] of rows.entries()) pairs.read(`x${text}x`, 1, text.length + 1, row);
  return pairs;
};
const hasAll = (pairs: PairBits, word: string, row: number): boolean =>
  pairs.masksOf(word).every(({ bits, mask }) => ((bits[row] ?? 0) & mask) === mask);

const character = fc.oneof(
  fc.constantFrom('a', 'b', '-', '\n', 'é', '🙂'),
  fc.string({ minLength: 1, maxLength: 1 }),
);
const text = fc.string({ unit: character, maxLength: 12 });
const word = fc.string({ unit: character, maxLength: 3 }).filter((one) => !one.includes('\n'));

test('who holds a word has its bits, and who has those of a pair with a bit of its own holds it', () => {
  fc.assert(
    fc.property(fc.array(text), fc.array(text), fc.array(word), (counted, others, words) => {
      const rows = [...counted, ...others];
      const pairs = bitsOf(counted, rows);
      for (const one of [...words, 'ab', 'a-', 'é🙂'])
        for (const [row, text] of rows.entries()) {
          const isHeld = text.includes(one);
          if (isHeld) expect(hasAll(pairs, one, row)).toBe(true);
          if (pairs.isOwned(one)) expect(hasAll(pairs, one, row)).toBe(isHeld);
        }
    }),
    { numRuns: 300 },
  );
});

test('what is common has a bit of its own, and what is rare or no plain character shares one', () => {
  const letters = [...'abcdefghijklmnopqrst'];
  const rare = letters.flatMap((one) => letters.map((other) => `${one}${other}`));
  const pairs = bitsOf(['@x@x@x', 'ééééé', ...rare], ['@x', 'no such thing']);
  expect(['@x', 'x@'].map((one) => pairs.isOwned(one))).toEqual([true, true]);
  expect(rare.filter((one) => !pairs.isOwned(one)).length).toBeGreaterThan(200);
  expect(['éé', 'zz', 'x', '', '@x@'].some((one) => pairs.isOwned(one))).toBe(false);
  expect([0, 1].map((row) => hasAll(pairs, '@x', row))).toEqual([true, false]);
});
