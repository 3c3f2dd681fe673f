import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '../joined-rows';
import { runNow } from '../steps';
import { TextRows } from '../text-rows';
import { wordOf } from './letters';
import { TextLetters } from './text-letters';
import { markHolding } from './text-search';

const character = fc.constantFrom('a', 'b', 'x', '1', '2', '-', '#', '木', '😀');
const text = fc.string({ unit: character, maxLength: 12 });
const word = fc.string({ unit: character, maxLength: 4 });
const batch = fc.array(fc.record({ text, isAsked: fc.boolean(), isMarked: fc.boolean() }), { maxLength: 30 });

/** With rows that come behind those that were read, and many more of them. */
test('marks the rows that hold a word, of those that are asked about', () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 6 }), fc.array(word), (batches, words) => {
      const column = new TextRows();
      const kept = new TextLetters();
      const rows: { text: string; isAsked: boolean; isMarked: boolean }[] = [];
      for (const some of batches) {
        rows.push(...some);
        if (some.length > 0) column.append(rowsOf([some.map((row) => row.text)]).parts);
        runNow(kept.update(column, rows.length));
        const asked = Uint32Array.from([...rows.keys()].filter((row) => rows[row]?.isAsked));
        for (const one of [...words, '', 'a', 'ab', '12', '木#']) {
          const marks = Uint8Array.from(rows, ({ isMarked }) => (isMarked ? 1 : 0));
          runNow(markHolding(kept, wordOf(one), asked, marks));
          expect([...marks]).toEqual(
            rows.map((row) => (row.isMarked || (row.isAsked && row.text.includes(one)) ? 1 : 0)),
          );
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('texts of other pairs than the first ones are searched as well', () => {
  const column = new TextRows();
  const kept = new TextLetters();
  const texts = Array.from({ length: 12_000 }, (_, row) => (row < 1000 ? `aa ${row}` : `zq ${row} qz`));
  for (const [from, to] of [
    [0, 1000],
    [1000, 12_000],
  ] as const) {
    column.append(rowsOf([texts.slice(from, to)]).parts);
    runNow(kept.update(column, to));
  }
  const rows = Uint32Array.from(texts.keys());
  const { masks, isEnough } = kept.asked(wordOf('qz'));
  expect({ masks: masks.length, isEnough }).toEqual({ masks: 1, isEnough: true });
  const marks = new Uint8Array(texts.length);
  runNow(markHolding(kept, wordOf('qz'), rows, marks));
  expect(marks.reduce((sum, mark) => sum + mark, 0)).toBe(11_000);
});
