/**
 * Finds the row of a realm and id. An open hash table of row numbers: the ids are in their column already, and a Map of a million keys would hold
 * them once more, at a hundred bytes each.
 */
import { gather } from './gather';

/** Of three slots at least one stays free. */
function slotsFor(rows: number): number {
  let slots = 1024;
  while (slots * 2 < rows * 3) slots *= 2;
  return slots;
}

export class RowIndex {
  /** Another one each time, so that nobody can choose ids that all fall together. */
  readonly #seed = Math.floor(Math.random() * 2 ** 32);
  /** A row's number and one; 0 is a free slot. */
  #slots = new Uint32Array(slotsFor(0));
  /** By row. */
  #hashes = new Uint32Array(0);
  #count = 0;

  /** The row, or -1. @param isRow whether it is the one, and not another of the same hash */
  find(hash: number, isRow: (row: number) => boolean): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0 || (this.#hashes[row] === hash && isRow(row))) return row;
    }
  }

  /** A row that `find` does not find. */
  add(row: number, hash: number): void {
    this.grow(row + 1);
    if (this.#slots.length * 2 < (this.#count + 1) * 3) this.#spread(this.#slots.length * 2);
    this.#hashes[row] = hash;
    this.#put(row);
    this.#count++;
  }

  remove(row: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let free = (this.#hashes[row] as number) & mask;
    while (slots[free] !== row + 1) {
      if (slots[free] === 0) return;
      free = (free + 1) & mask;
    }
    // Whatever stood further on because this slot was taken moves up: no search may end at a hole before it.
    for (let slot = (free + 1) & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const home = (this.#hashes[(slots[slot] as number) - 1] as number) & mask;
      if (((slot - home) & mask) < ((slot - free) & mask)) continue;
      slots[free] = slots[slot] as number;
      free = slot;
    }
    slots[free] = 0;
    this.#count--;
  }

  /** Room for so many rows. */
  grow(capacity: number): void {
    if (capacity <= this.#hashes.length) return;
    const hashes = new Uint32Array(Math.max(capacity, this.#hashes.length * 2));
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    if (slotsFor(capacity) > this.#slots.length) this.#spread(slotsFor(capacity));
  }

  /** Only these rows are left, all of which it has: each takes the next number from 0. */
  keep(kept: Uint32Array): void {
    this.#hashes = gather(new Uint32Array(kept.length), this.#hashes, kept);
    this.#slots = new Uint32Array(slotsFor(kept.length));
    this.#count = kept.length;
    for (let row = 0; row < kept.length; row++) this.#put(row);
  }

  #spread(length: number): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(length);
    for (const number of before) if (number !== 0) this.#put(number - 1);
  }

  #put(row: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = (this.#hashes[row] as number) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = row + 1;
  }

  /**
   * Of a realm's code and the id that stands in `text` from `start` up to `end`. FNV-1a over UTF-16 units, its bits mixed once more since ids often
   * differ in their last character alone.
   */
  hash(realm: number, text: string, start = 0, end = text.length): number {
    let hash = Math.imul(this.#seed ^ realm, 0x01000193);
    for (let place = start; place < end; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }
}
