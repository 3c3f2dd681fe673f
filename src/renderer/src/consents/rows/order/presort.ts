/**
 * Labels in nearly the order of the alphabet, by numbers: the first letters of each, folded, as one. What is left for the collator is mostly to
 * agree, which costs a comparison a label instead of twenty.
 */
import { fold } from '../fold';
import { gather } from '../gather';
import { Scratch } from '../scratch';
import { rowsPerStep, type Steps } from '../steps';
import { radixOrder } from './radix-order';

/** Eight characters of six bits: as many as a number holds whole. */
const characters = 8;
const values = 64;

/** As collators have it: marks, then digits, then letters, then all other scripts. */
const placeOfCode = new Uint8Array(128);
for (const [place, character] of [
  ...' _-,;:!?.\'"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz',
].entries())
  placeOfCode[character.charCodeAt(0)] = Math.min(values - 2, Math.max(1, place - 12));

function keyOf(label: string): number {
  const text = fold(label.length > 4 * characters ? label.slice(0, 4 * characters) : label);
  let key = 0;
  for (let at = 0; at < characters; at++) {
    const code = at < text.length ? text.charCodeAt(at) : -1;
    key = key * values + (code < 0 ? 0 : code < 128 ? (placeOfCode[code] as number) : values - 1);
  }
  return key;
}

/** Those of `items` that have a label. */
export function* presorted(items: Uint32Array, labelOf: (item: number) => string): Steps<Uint32Array> {
  const keys = new Float64Array(items.length);
  const labelled = new Uint32Array(items.length);
  let count = 0;
  for (let place = 0; place < items.length; place++) {
    if (place % (rowsPerStep / 8) === 0) yield;
    const item = items[place] as number;
    const label = labelOf(item);
    if (label === '') continue;
    labelled[count] = item;
    keys[count++] = keyOf(label);
  }
  const order = yield* radixOrder(keys.subarray(0, count), false, new Scratch(count));
  return gather(new Uint32Array(count), labelled, order);
}
