import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold';
import { packedTexts } from './joined-texts';
import { anyText } from './testing';
import { TextRows } from './text-rows';

const lineOf = (text: string) => fold(text).replaceAll('\n', ' ');

/** Whether a column of these rows says so, row by row and block by block. */
function check(column: TextRows, rows: readonly (readonly string[])[]): void {
  const lines = rows.map((texts) => texts.map(lineOf).join('\n'));
  expect(rows.map((texts, row) => texts.map((_, part) => column.text(row, part)))).toEqual(rows);
  expect(rows.map((_, row) => column.folded(row))).toEqual(lines);
  const inBlocks: string[] = [];
  for (let number = 0; number < column.blocks; number++) {
    const { first, count, text, starts } = column.block(number);
    expect([first, starts.length, starts[count]]).toEqual([inBlocks.length, count + 1, text.length]);
    for (let place = 0; place < count; place++) inBlocks.push(text.slice(starts[place], starts[place + 1]));
  }
  expect(inBlocks).toEqual(lines.map((line) => `${line}\n`));
}

/** Rows as main packs them: part by part. */
const append = (column: TextRows, ...rows: readonly (readonly string[])[]) =>
  column.append((rows[0] ?? []).map((_, part) => packedTexts(rows.map((texts) => texts[part] as string))));

const texts = fc.tuple(anyText, anyText);
const step = fc.oneof(
  fc.record({ kind: fc.constant('append' as const), rows: fc.array(texts, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('set' as const), row: fc.nat(30), texts }),
  fc.record({ kind: fc.constant('look' as const) }),
  fc.record({ kind: fc.constant('keep' as const), odd: fc.boolean() }),
);

test('after any mix of changes it says what a list of texts would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const column = new TextRows();
      let rows: (readonly string[])[] = [];
      for (const one of steps) {
        if (one.kind === 'append') {
          if (one.rows.length > 0) append(column, ...one.rows);
          rows.push(...one.rows);
        } else if (one.kind === 'set' && one.row < rows.length) {
          column.set(one.row, one.texts);
          rows[one.row] = one.texts;
        } else if (one.kind === 'keep') {
          const kept = [...rows.keys()].filter((row) => row % 2 === (one.odd ? 1 : 0));
          column.keep(Uint32Array.from(kept));
          rows = kept.map((row) => rows[row] as readonly string[]);
        } else if (one.kind === 'look') check(column, rows);
        column.settle();
      }
      check(column, rows);
    }),
  );
});

test('thousands of rows are in many blocks, and any of them is found', () => {
  const rows = Array.from({ length: 2500 }, (_, row) => [`Row ${row}`, row % 7 === 0 ? 'Ārama' : '']);
  const column = new TextRows();
  for (let from = 0; from < rows.length; from += 333) append(column, ...rows.slice(from, from + 333));
  for (let row = 0; row < 700; row++) {
    rows[row] = ['changed', `Ō${row}`];
    column.set(row, rows[row] as string[]);
  }
  column.settle();
  check(column, rows);
  const even = rows.filter((_, row) => row % 2 === 0);
  column.keep(Uint32Array.from(even, (_, place) => place * 2));
  check(column, even);
});

test('a few names of a megabyte are no trouble, and neither is what comes after them', () => {
  const long = 'Ā'.repeat(1 << 20);
  const rows = ['b', long, 'c', `${long}x`, long.toLowerCase(), 'e'];
  const column = new TextRows();
  append(column, ...rows.map((row) => [row]));
  expect(column.blocks, 'no block is longer than it takes').toBe(4);
  expect(rows.every((text, row) => column.text(row, 0) === text)).toBe(true);
  expect(column.folded(3) === `${'a'.repeat(1 << 20)}x`).toBe(true);
  expect([0, 2, 5].map((row) => column.folded(row))).toEqual(['b', 'c', 'e']);
});

test('what folding does not change is there once', () => {
  const column = new TextRows();
  append(column, ['3f2a']);
  append(column, ['77c1']);
  expect(column.block(0).text).toBe('3f2a\n77c1\n');
  // Shorter when folded, and yet the end of what was received.
  append(column, ['\u200bx']);
  check(column, [['3f2a'], ['77c1'], ['\u200bx']]);
});

test('a copy stays what it was', () => {
  const column = new TextRows();
  append(column, ['a'], ['b'], ['c']);
  column.set(1, ['B']);
  const copy = column.copy();
  column.set(0, ['changed']);
  append(column, ['d']);
  column.settle();
  column.keep(Uint32Array.of(2));
  expect([0, 1, 2, 3].map((row) => copy.text(row, 0))).toEqual(['a', 'B', 'c', '']);
});
