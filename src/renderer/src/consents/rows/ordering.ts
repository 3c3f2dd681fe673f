/**
 * Some rows in the order of all: by a walk through the order, which costs less than sorting even a small part of it. Who types on is left with some of the
 * rows that were there a key before; then the walk goes through those alone.
 */
import type { Scratch } from './scratch';
import { rowsPerStep, type Steps } from './steps';

/** An answer of one in so many rows is worth a walk that may be in vain. */
const few = 4;

/** @param before some rows in the same order; mostly all of `rows` are among them */
export function* ordered(
  order: Uint32Array,
  rows: Uint32Array,
  before: Uint32Array,
  scratch: Scratch,
): Steps<Uint32Array> {
  if (rows.length === order.length) return order;
  const marks = scratch.takeMarks();
  for (let from = 0; from < rows.length; from += rowsPerStep) {
    mark(rows.subarray(from, from + rowsPerStep), marks);
    yield;
  }
  const result = new Uint32Array(rows.length);
  const isWorthIt = rows.length <= before.length && before.length * few <= order.length;
  const isThere = isWorthIt && (yield* walk(before, marks, result));
  if (!isThere) yield* walk(order, marks, result);
  scratch.giveMarks(marks);
  return result;
}

/** Whether all were there. */
function* walk(order: Uint32Array, marks: Uint8Array, result: Uint32Array): Steps<boolean> {
  let count = 0;
  for (let from = 0; count < result.length && from < order.length; from += rowsPerStep) {
    count = take(order, marks, from, Math.min(from + rowsPerStep, order.length), result, count);
    yield;
  }
  return count === result.length;
}

function mark(rows: Uint32Array, marks: Uint8Array): void {
  for (let place = 0; place < rows.length; place++) marks[rows[place] as number] = 1;
}

function take(
  order: Uint32Array,
  marks: Uint8Array,
  from: number,
  to: number,
  result: Uint32Array,
  start: number,
): number {
  let count = start;
  for (let place = from; place < to; place++) {
    const row = order[place] as number;
    // Written first and counted after: no branch that is guessed wrong for every other row. Past the end nothing is written.
    result[count] = row;
    count += marks[row] as number;
  }
  return count;
}
