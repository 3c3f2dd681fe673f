import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from './parse';
import { Scan } from './scan';
import { typed } from './testing';

const anything = fc.oneof(
  typed,
  fc.string({ unit: 'binary', maxLength: 10_000 }),
  fc
    .tuple(typed, fc.integer({ min: 1, max: 2000 }))
    .map(([text, times]) => text.repeat(times).slice(0, 10_000)),
);

test('whatever is typed or pasted is read, in one walk over it, and every place lies within it', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const scan = new Scan(text);
      let end = 0;
      for (let raw = scan.next(); raw; raw = scan.next()) {
        expect(raw.span.start).toBeGreaterThanOrEqual(end);
        expect(raw.span.end).toBeGreaterThan(raw.span.start);
        for (const { span } of raw.pieces) {
          expect(span.start).toBeGreaterThanOrEqual(raw.span.start);
          expect(span.end).toBeLessThanOrEqual(raw.span.end);
        }
        end = raw.span.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
      expect(scan.steps, 'each character is passed once').toBe(text.length);
      const { problem } = parse(text);
      if (problem) expect(problem.span.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
