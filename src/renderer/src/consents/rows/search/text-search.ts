/**
 * Looks for a word in the texts of rows: first at the bits that are kept of each, which mostly tell that the word is not there, and sometimes that it is;
 * and then into the texts of the few that are left.
 */
import type { TextBlock } from '../columns';
import { rowsPerStep, type Steps } from '../steps';
import type { Word } from './letters';
import type { Mask } from './pair-bits';
import { isAt, rarestIn, stopFrom } from './text-finder';
import type { TextLetters } from './text-letters';

/** All have what is in it. */
const noMask: Mask = { bits: new Uint32Array(0), mask: 0 };

/** Sets `marks` to 1 for those of `rows` (ascending) that hold the word. Those that are 1 already are not looked into. */
export function* markHolding(
  kept: TextLetters,
  word: Word,
  rows: Uint32Array,
  marks: Uint8Array,
): Steps<void> {
  const { masks, isEnough } = kept.asked(word);
  let worked = 0;
  let from = 0;
  let rarest: number | undefined;
  let asked = new Uint32Array(1024);
  for (const block of kept.blocks) {
    const to = placeOf(rows, block.first + block.count, from);
    if (to === from) continue;
    if (asked.length < to - from) asked = new Uint32Array(to - from);
    const count = withBits(masks, rows, from, to, marks, asked);
    if (isEnough) markAll(asked, count, marks);
    else if (count > 0) {
      rarest ??= rarestIn(word.text, block.text);
      markFound(block, word.text, rarest, asked, count, marks);
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

/** Those of the rows, put into `asked`, that are not marked and have all the bits: how many they are. */
function withBits(
  [first = noMask, ...others]: readonly Mask[],
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
  asked: Uint32Array,
): number {
  let count = withFirst(first, rows, from, to, marks, asked);
  for (const other of others) count = withOther(other, asked, count);
  return count;
}

function withFirst(
  { bits, mask }: Mask,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
  asked: Uint32Array,
): number {
  let count = 0;
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    // Written first and counted after: no branch that is guessed wrong for every other row.
    asked[count] = row;
    const lacks = (~(bits[row] as number) & mask) | (marks[row] as number);
    count += 1 - ((lacks | -lacks) >>> 31);
  }
  return count;
}

function withOther({ bits, mask }: Mask, asked: Uint32Array, all: number): number {
  let count = 0;
  for (let place = 0; place < all; place++) {
    const row = asked[place] as number;
    asked[count] = row;
    const lacks = ~(bits[row] as number) & mask;
    count += 1 - ((lacks | -lacks) >>> 31);
  }
  return count;
}

function markAll(asked: Uint32Array, count: number, marks: Uint8Array): void {
  for (let place = 0; place < count; place++) marks[asked[place] as number] = 1;
}

function markFound(
  { text, first, starts }: TextBlock,
  word: string,
  rarest: number,
  asked: Uint32Array,
  count: number,
  marks: Uint8Array,
): void {
  const letter = word.charAt(rarest);
  const codes = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
  // The last stop, which may be far ahead: until then no row need be looked into.
  let stop = -1;
  for (let place = 0; place < count; place++) {
    const row = asked[place] as number;
    const start = (starts[row - first] as number) + rarest;
    const end = starts[row - first + 1] as number;
    if (stop < start) stop = stopFrom(text, letter, start);
    while (stop < end && !isAt(text, codes, stop - rarest)) stop = stopFrom(text, letter, stop + 1);
    if (stop < end) marks[row] = 1;
  }
}
