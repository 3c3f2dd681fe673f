/**
 * Looks for a word in the texts of rows. Where many rows of a block are asked about, the block's one long text is gone through once, by native
 * calls, from hit to hit; where few are, each is looked into on its own. Rows without the word's letters are not looked into at all.
 */
import type { TextBlock } from '../columns';
import { rowsPerStep, type Steps } from '../steps';
import type { Word } from './letters';
import { type Find, finderOf } from './text-finder';
import type { TextLetters } from './text-letters';

/** Below one in so many, rows are looked into one by one: the word may be rare, and the next hit far away. */
const few = 8;

/** Sets `marks` to 1 for those of `rows` (ascending) that hold the word. Those that are 1 already are not looked into. */
export function* markHolding(
  kept: TextLetters,
  word: Word,
  rows: Uint32Array,
  marks: Uint8Array,
): Steps<void> {
  let worked = 0;
  let from = 0;
  let find: Find | undefined;
  let asked = new Uint32Array(1024);
  for (const block of kept.blocks) {
    const to = placeOf(rows, block.first + block.count, from);
    if (to === from) continue;
    if (asked.length < to - from) asked = new Uint32Array(to - from);
    const count = withLetters(kept, word, rows, from, to, marks, asked);
    if (word.isOneBit) markAll(asked, count, marks);
    else if (count * few < block.count) markOneByOne(block, word.text, asked, count, marks);
    else {
      find ??= finderOf(word.text, block.text);
      markInPass(block, find, asked, count, marks);
    }
    from = to;
    worked += block.count;
    if (worked < rowsPerStep / 4) continue;
    worked = 0;
    yield;
  }
}

/** The first place from `low` on that holds `row` or a later one. */
function placeOf(rows: Uint32Array, row: number, low: number): number {
  let high = rows.length;
  // Mostly all rows of the block are asked about, or none.
  if (low === high || (rows[low] as number) >= row) return low;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withLetters(
  { letters, digits }: TextLetters,
  word: Word,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
  asked: Uint32Array,
): number {
  const { letters: letter, digits: digit } = word;
  let count = 0;
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    // Written first and counted after: no branch that is guessed wrong for every other row.
    asked[count] = row;
    const lacks =
      (~(letters[row] as number) & letter) | (~(digits[row] as number) & digit) | (marks[row] as number);
    count += 1 - ((lacks | -lacks) >>> 31);
  }
  return count;
}

function markAll(asked: Uint32Array, count: number, marks: Uint8Array): void {
  for (let place = 0; place < count; place++) marks[asked[place] as number] = 1;
}

function markOneByOne(
  { text, first, starts }: TextBlock,
  word: string,
  asked: Uint32Array,
  count: number,
  marks: Uint8Array,
): void {
  for (let place = 0; place < count; place++) {
    const row = asked[place] as number;
    const own = text.slice(starts[row - first] as number, starts[row - first + 1] as number);
    if (own.includes(word)) marks[row] = 1;
  }
}

function markInPass(
  { text, first, starts }: TextBlock,
  find: Find,
  asked: Uint32Array,
  count: number,
  marks: Uint8Array,
): void {
  let hit = -1;
  for (let place = 0; place < count; place++) {
    const row = asked[place] as number;
    const start = starts[row - first] as number;
    if (hit < start) {
      hit = find(text, start);
      if (hit < 0) return;
    }
    if (hit < (starts[row - first + 1] as number)) marks[row] = 1;
  }
}
