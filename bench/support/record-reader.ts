/** Slices of a consent file, as bytes: nothing is parsed, and nothing but its index is kept in memory. */
import { openSync, readFileSync, readSync } from 'node:fs';
import type { ConsentFile } from './consent-file';

export class RecordReader {
  readonly #file: number;
  readonly #starts: Float64Array;
  readonly #idsPath: string;
  #places: Map<string, number> | undefined;

  constructor({ records, starts, ids }: ConsentFile) {
    this.#file = openSync(records, 'r');
    const bytes = readFileSync(starts);
    this.#starts = new Float64Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
    );
    this.#idsPath = ids;
  }

  /** Records from `first` up to `end`, with commas between them. */
  records(first: number, end: number): Buffer {
    const from = this.#starts[first] ?? 0;
    const bytes = Buffer.alloc(Math.max(0, (this.#starts[end] ?? from) - from - 1));
    readSync(this.#file, bytes, 0, bytes.length, from);
    return bytes;
  }

  /** How many bytes of JSON they are. */
  bytes(first: number, end: number): number {
    return (this.#starts[end] ?? 0) - (this.#starts[first] ?? 0);
  }

  /** Null for an id that is not in the file. */
  record(id: string): Buffer | null {
    this.#places ??= new Map(
      readFileSync(this.#idsPath, 'utf8')
        .split('\n')
        .map((known, place) => [known, place]),
    );
    const place = this.#places.get(id);
    return place === undefined ? null : this.records(place, place + 1);
  }
}
