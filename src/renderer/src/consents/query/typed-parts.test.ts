import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf, setParts } from './edit';
import { parse } from './parse';
import { rewrite } from './rewrite';
import { typedParts } from './typed-parts';

test.each([
  ['  jane   doe ', ['jane', 'doe']],
  ['\u200fjane\u00a0doe', ['jane', 'doe']],
  ['ja\u00adne', ['jane']],
  ['“Doe, Jane”\r\n<jane@example.com>', ['Doe', 'Jane', '<jane@example.com>']],
  ['\u200f', []],
])('%j is %j', (text, parts) => {
  expect(typedParts(text)).toEqual(parts);
});

test('whatever is pasted, the filter finds its own words again, and takes them away again', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(fc.constantFrom('jane', '\u200f', '\u00ad', ' ', '\u00a0', '"', ',', '-', '~', ':'), {
      maxLength: 12,
    }),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const parts = typedParts(typeof typed === 'string' ? typed : typed.join(''));
      const written = rewrite('hemi', setParts('customer', parts));
      expect(partsOf(parse(written).query, 'customer')).toEqual(parts);
      expect(rewrite(written, setParts('customer', []))).toBe('hemi');
    }),
  );
});
