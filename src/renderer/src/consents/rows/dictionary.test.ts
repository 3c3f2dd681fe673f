import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dictionary } from './dictionary';

test('the same text has the same code, and an unknown one has none', () => {
  const dictionary = new Dictionary();
  expect(dictionary.code('Acme')).toBe(dictionary.code('Acme'));
  expect(dictionary.text(dictionary.code('Acme'))).toBe('Acme');
  expect(dictionary.find('Other')).toBe(-1);
  expect(dictionary.code('')).toBe(0);
});

test('ranks follow the collation, however the texts came in', () => {
  const collator = new Intl.Collator(undefined, { numeric: true });
  const batches = fc.array(fc.array(fc.string({ unit: 'grapheme' })), { maxLength: 4 });
  fc.assert(
    fc.property(batches, (arrivals) => {
      const dictionary = new Dictionary();
      for (const batch of arrivals) {
        for (const text of batch) dictionary.code(text);
        dictionary.ranks();
      }
      const ranks = dictionary.ranks();
      const byRank = dictionary.texts
        .map((_, code) => code)
        .sort((a, b) => Number(ranks[a]) - Number(ranks[b]));
      for (const [place, code] of byRank.entries())
        if (place > 0)
          expect(
            collator.compare(dictionary.text(byRank[place - 1] as number), dictionary.text(code)),
          ).toBeLessThanOrEqual(0);
    }),
  );
});

test('an accent does not send a name to the end', () => {
  const dictionary = new Dictionary();
  const codes = ['Zoë', 'Åsa', 'Ārama', 'Bruce', 'zed'].map((name) => dictionary.code(name));
  const ranks = dictionary.ranks();
  const names = codes
    .sort((a, b) => Number(ranks[a]) - Number(ranks[b]))
    .map((code) => dictionary.text(code));
  expect(names).toEqual(['Ārama', 'Åsa', 'Bruce', 'zed', 'Zoë']);
});
