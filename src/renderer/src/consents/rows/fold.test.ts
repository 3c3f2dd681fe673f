import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';

test.each([
  ['Hēmi Đặng', 'hemi dang'],
  ['ŁUKASZ Strømgård', 'lukasz stromgard'],
  ['O’Brien', "o'brien"],
  ['ﬁne Ｐａｙ', 'fine pay'],
  ['a\u200e\u202eb', 'ab'],
])('folds %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});
