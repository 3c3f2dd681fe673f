/**
 * A set of rows, a byte for each: whether a row is in it, and how many of any list are, cost no look-up by key, so that 'all 1,000,000' and the
 * count beside it are a matter of milliseconds. A row that is gone is in no set: its table sees to that.
 */
import { gather } from './gather';

export class RowSet {
  #bytes = new Uint8Array(0);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  has(index: number): boolean {
    return this.#bytes[index] === 1;
  }

  set(index: number, isIn: boolean): void {
    if (index < 0 || index >= this.#bytes.length || this.has(index) === isIn) return;
    this.#bytes[index] = isIn ? 1 : 0;
    this.#count += isIn ? 1 : -1;
  }

  /** How many of these rows are in it. */
  countIn(rows: Uint32Array): number {
    // Most lists are asked when nothing is chosen at all.
    if (this.#count === 0) return 0;
    const bytes = this.#bytes;
    let count = 0;
    for (let position = 0; position < rows.length; position++) count += bytes[rows[position] as number] ?? 0;
    return count;
  }

  /** All of them, by number. */
  rows(): Uint32Array {
    const rows = new Uint32Array(this.#count);
    const bytes = this.#bytes;
    for (let index = 0, count = 0; count < rows.length; index++)
      if (bytes[index] === 1) rows[count++] = index;
    return rows;
  }

  clear(): void {
    if (this.#count > 0) this.#bytes.fill(0);
    this.#count = 0;
  }

  /** Takes the place of what it held. */
  copy(other: RowSet): void {
    this.grow(other.#bytes.length);
    this.#bytes.fill(0);
    this.#bytes.set(other.#bytes);
    this.#count = other.#count;
  }

  /** Room for so many rows. */
  grow(capacity: number): void {
    if (capacity <= this.#bytes.length) return;
    const wider = new Uint8Array(capacity);
    wider.set(this.#bytes);
    this.#bytes = wider;
  }

  /** Only these rows are left, in this order: each takes the next place from 0. There is room for no others. */
  keep(kept: Uint32Array): void {
    this.#bytes = gather(new Uint8Array(kept.length), this.#bytes, kept);
    this.#count = this.#bytes.reduce((count, byte) => count + byte, 0);
  }
}
