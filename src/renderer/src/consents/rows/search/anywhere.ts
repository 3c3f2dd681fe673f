/**
 * Marks the rows that hold a word anywhere. What many rows share comes first, and of that what most of them have: a code is looked up and not
 * read, and a row that holds the word there is asked no further.
 */
import { rowsPerStep, type Steps } from '../steps';
import type { CodeHits, Ground } from './ground';
import type { Word } from './letters';
import { markHolding } from './text-search';

/** Rows that tell how many of all hold the word in a column. */
const sampled = 256;

export function* markAnywhere(ground: Ground, word: Word, rows: Uint32Array, marks: Uint8Array): Steps<void> {
  const shared = yield* ground.holding(word);
  const room = ground.scratch.takeRows();
  const left = shared.length === 0 ? rows : yield* markShared(mostFirst(shared, rows), rows, marks, room);
  yield* markHolding(ground.customers, word, left, marks);
  yield* markHolding(ground.ids, word, left, marks);
  ground.scratch.giveRows(room);
}

/** The rows that are not marked then, written into `room`. */
function* markShared(
  shared: readonly CodeHits[],
  rows: Uint32Array,
  marks: Uint8Array,
  room: Uint32Array,
): Steps<Uint32Array> {
  let count = 0;
  for (let from = 0; from < rows.length; from += rowsPerStep) {
    let [some, start, end] = [rows, from, Math.min(from + rowsPerStep, rows.length)];
    for (const found of shared) {
      end = markCodes(found, some, start, end, marks, room, count);
      [some, start] = [room, count];
      if (start === end) break;
    }
    count = end;
    yield;
  }
  return room.subarray(0, count);
}

/** Rows that hold the word are marked; the others are put into `left` from `start` on, whose new end is returned. */
function markCodes(
  { codes, hits }: CodeHits,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
  left: Uint32Array,
  start: number,
): number {
  let end = start;
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    const hit = hits[codes[row] as number] as number;
    // Written whatever it is: no branch that is guessed wrong for every other row.
    marks[row] = (marks[row] as number) | hit;
    left[end] = row;
    end += 1 - hit;
  }
  return end;
}

function mostFirst(shared: readonly CodeHits[], rows: Uint32Array): readonly CodeHits[] {
  const stride = Math.ceil(rows.length / sampled);
  const hitsIn = ({ codes, hits }: CodeHits): number => {
    let count = 0;
    for (let place = 0; place < rows.length; place += stride)
      count += hits[codes[rows[place] as number] as number] as number;
    return count;
  };
  return shared
    .map((found) => ({ found, count: hitsIn(found) }))
    .sort((one, other) => other.count - one.count)
    .map(({ found }) => found);
}
