/** What of every row is a number, in typed arrays. */
import type { ConsentChunk } from '../../../../shared/consent-chunk';
import { gather } from './gather';

export class RowNumbers {
  alive = new Uint8Array(0);
  status = new Uint8Array(0);
  created = new Float64Array(0);
  updated = new Float64Array(0);
  expires = new Float64Array(0);
  /** The round of reading that brought the row last. */
  seen = new Uint32Array(0);

  get capacity(): number {
    return this.alive.length;
  }

  /** All rows of a chunk, from `row` on. */
  append(row: number, { count, status, created, updated, expires }: ConsentChunk): void {
    this.alive.fill(1, row, row + count);
    this.status.set(status, row);
    this.created.set(created, row);
    this.updated.set(updated, row);
    this.expires.set(expires, row);
  }

  /** Whether that changed anything. */
  set(row: number, chunk: ConsentChunk, from: number): boolean {
    const isSame =
      this.status[row] === chunk.status[from] &&
      Object.is(this.created[row], chunk.created[from]) &&
      Object.is(this.updated[row], chunk.updated[from]) &&
      Object.is(this.expires[row], chunk.expires[from]);
    if (isSame) return false;
    this.status[row] = chunk.status[from] as number;
    this.created[row] = chunk.created[from] as number;
    this.updated[row] = chunk.updated[from] as number;
    this.expires[row] = chunk.expires[from] as number;
    return true;
  }

  grow(capacity: number): void {
    const wider = <T extends Uint8Array | Uint32Array | Float64Array>(array: T, last: T): T => {
      array.set(last);
      return array;
    };
    this.alive = wider(new Uint8Array(capacity), this.alive);
    this.status = wider(new Uint8Array(capacity), this.status);
    this.created = wider(new Float64Array(capacity), this.created);
    this.updated = wider(new Float64Array(capacity), this.updated);
    this.expires = wider(new Float64Array(capacity), this.expires);
    this.seen = wider(new Uint32Array(capacity), this.seen);
  }

  /** Only these rows are left: each takes the next number from 0. */
  keep(kept: Uint32Array): void {
    const { length } = kept;
    this.alive = gather(new Uint8Array(length), this.alive, kept);
    this.status = gather(new Uint8Array(length), this.status, kept);
    this.created = gather(new Float64Array(length), this.created, kept);
    this.updated = gather(new Float64Array(length), this.updated, kept);
    this.expires = gather(new Float64Array(length), this.expires, kept);
    this.seen = gather(new Uint32Array(length), this.seen, kept);
  }
}
