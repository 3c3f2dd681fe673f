import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonLines } from './json-lines';

const cell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\u2028', '\u2029', '\u0085', 'a\r\nb', '\ud800'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.constant(null),
  fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }),
);

it('one line for each row, each the object that went in, whatever a reader takes for a line end', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const lines = jsonLines(['one', '__proto__'], rows).split(/[\r\n\u0085\u2028\u2029]/);
      expect(lines.pop()).toBe('');
      expect(lines.map((line) => Object.entries(JSON.parse(line)))).toEqual(
        rows.map(([one, other]) => [
          ['one', one],
          ['__proto__', other],
        ]),
      );
    }),
  );
});

it('guards nothing and marks nothing', () => {
  expect(jsonLines(['id'], [['=1+1']])).toBe('{"id":"=1+1"}\n');
});
