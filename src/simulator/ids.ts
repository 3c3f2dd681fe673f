/**
 * Ids that look like random UUIDs and carry the record's number in their last eight digits, scrambled. So a consent is found by its id
 * without a table of a million ids, and an id that was not given out here is recognised as such.
 */
import { mix } from './random';

const MULTIPLIER = 0x9e3779b1;
const INVERSE = inverseOf(MULTIPLIER);

export class IdCodec {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The id of record `index` (below 2³²). */
  encode(index: number): string {
    const first = hex(mix(this.#seed, index, 0));
    const second = hex((mix(this.#seed, index, 1) & 0xffff0fff) | 0x4000); // version 4
    const third = hex((mix(this.#seed, index, 2) & 0x3fffffff) | 0x80000000); // variant 1
    const last = hex(Math.imul(index ^ this.#seed, MULTIPLIER));
    return `${first}-${second.slice(0, 4)}-${second.slice(4)}-${third.slice(0, 4)}-${third.slice(4)}${last}`;
  }

  /** The record's number, or undefined for an id of another seed, another realm or nobody. */
  decode(id: string): number | undefined {
    if (id.length !== 36) return undefined;
    const index = (Math.imul(Number.parseInt(id.slice(28), 16), INVERSE) ^ this.#seed) >>> 0;
    return this.encode(index) === id ? index : undefined;
  }
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Newton's iteration for the inverse of an odd number modulo 2³²; each step doubles the correct bits. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let bits = 3; bits < 32; bits *= 2) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}
