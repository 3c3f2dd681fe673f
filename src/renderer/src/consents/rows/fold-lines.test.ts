import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';
import { foldLines } from './fold-lines';
import { packedTexts } from './joined-texts';
import { narrowed } from './one-byte';
import { anyText } from './testing';

test('many texts are folded as each of them would be, on a line of its own', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1 }), (texts) => {
      expect(foldLines(packedTexts(texts))).toEqual(texts.map((text) => fold(text).replaceAll('\n', ' ')));
    }),
  );
});

test('what is ASCII is the same text in one byte a character, and nothing else is', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), (text) => {
      expect(narrowed(text)).toBe(/^[\0-\x7f]*$/.test(text) ? text : null);
    }),
  );
  const long = 'a'.repeat(300_000);
  expect(narrowed(long)).toBe(long);
  expect(narrowed(`${long}é`)).toBeNull();
});
