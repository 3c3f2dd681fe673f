/** Which of some rows pass a condition. Rows come and go in the order of the table, which is how texts and columns lie in memory. */
import { customerPart } from '../columns';
import { foldLine } from '../fold';
import { rowsPerStep, type Steps } from '../steps';
import { markAnywhere } from './anywhere';
import type { ChoiceCondition, Condition, Needle, TextCondition, TimeCondition } from './condition';
import type { Ground } from './ground';
import { wordOf } from './letters';
import { markHolding } from './text-search';

/** `rows` itself when all of them pass: what was made of them need not be made again. */
export function* narrow(ground: Ground, condition: Condition, rows: Uint32Array): Steps<Uint32Array> {
  const marks = ground.scratch.takeMarks();
  switch (condition.kind) {
    case 'text':
      for (const needle of condition.needles) yield* markNeedle(ground, condition.where, needle, rows, marks);
      break;
    case 'time':
      yield* inSteps(rows, (from, to) => markTimes(ground, condition, rows, from, to, marks));
      break;
    case 'choice':
      yield* inSteps(rows, (from, to) => markChoice(condition, rows, from, to, marks));
  }
  const kept = yield* withMark(ground, rows, marks, condition.isNegated ? 0 : 1);
  ground.scratch.giveMarks(marks);
  return kept;
}

/** The rows whose mark is `mark`. */
function* withMark(
  { scratch }: Ground,
  rows: Uint32Array,
  marks: Uint8Array,
  mark: 0 | 1,
): Steps<Uint32Array> {
  const room = scratch.takeRows();
  let count = 0;
  for (let from = 0; from < rows.length; from += rowsPerStep) {
    count = keep(rows, marks, mark, from, Math.min(from + rowsPerStep, rows.length), room, count);
    yield;
  }
  const kept = count === rows.length ? rows : room.slice(0, count);
  scratch.giveRows(room);
  return kept;
}

function keep(
  rows: Uint32Array,
  marks: Uint8Array,
  mark: 0 | 1,
  from: number,
  to: number,
  kept: Uint32Array,
  start: number,
): number {
  let count = start;
  const other = 1 - mark;
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    // Written first and counted after: no branch that is guessed wrong for every other row.
    kept[count] = row;
    count += (marks[row] as number) ^ other;
  }
  return count;
}

function* inSteps(rows: Uint32Array, act: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < rows.length; from += rowsPerStep) {
    act(from, Math.min(from + rowsPerStep, rows.length));
    yield;
  }
}

function* markNeedle(
  ground: Ground,
  where: TextCondition['where'],
  needle: Needle,
  rows: Uint32Array,
  marks: Uint8Array,
): Steps<void> {
  const word = wordOf(needle.text);
  if (needle.isWhole && where !== 'anywhere') {
    const held = ground.scratch.takeMarks();
    yield* markHolding(where === 'id' ? ground.ids : ground.customers, word, rows, held);
    const holders = yield* withMark(ground, rows, held, 1);
    ground.scratch.giveMarks(held);
    yield* inSteps(holders, (from, to) => markWhole(ground, where, needle.text, holders, from, to, marks));
    return;
  }
  if (where === 'anywhere') yield* markAnywhere(ground, word, rows, marks);
  else yield* markHolding(where === 'id' ? ground.ids : ground.customers, word, rows, marks);
}

function markWhole(
  { columns }: Ground,
  where: 'customer' | 'id',
  text: string,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
): void {
  const parts = where === 'id' ? [0] : Object.values(customerPart);
  const column = where === 'id' ? columns.ids : columns.customers;
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    const texts = parts.map((part) => foldLine(column.text(row, part)));
    // `""` asks for those without any of them.
    if (text === '' ? texts.every((one) => one === '') : texts.includes(text)) marks[row] = 1;
  }
}

function markTimes(
  { columns }: Ground,
  { field, windows }: TimeCondition,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
): void {
  const times = columns[field];
  for (const window of windows)
    for (let place = from; place < to; place++) {
      const row = rows[place] as number;
      const time = times[row] as number;
      if (window === null ? Number.isNaN(time) : time >= window.start && time < window.end) marks[row] = 1;
    }
}

function markChoice(
  { choice: { codes, passes, second } }: ChoiceCondition,
  rows: Uint32Array,
  from: number,
  to: number,
  marks: Uint8Array,
): void {
  for (let place = from; place < to; place++) {
    const row = rows[place] as number;
    const code = codes[row] as number;
    const both = second ? code * second.width + (second.codes[row] as number) : code;
    marks[row] = passes[both] as number;
  }
}
