/**
 * A field whose values repeat, as small numbers, so that what is costly about a value is done once for all rows that have it: naming it, folding it,
 * searching it.
 */
import type { CodedColumn } from './columns';
import { fold } from './fold';
import { gather } from './gather';

/** What is to be known of a field's values. */
export interface FieldWords<T> {
  readonly missing: T;
  /** What tells two values apart. */
  key(value: T): string;
  /** As the grid says it. */
  label(value: T): string;
  /** All that free text finds in it. */
  searched(value: T): string;
}

export class CodedValues<T = string> implements CodedColumn<T> {
  codes = new Uint32Array(0);
  values: T[] = [];
  #labels: string[] = [];
  #folded: string[] = [];
  #codes = new Map<string, number>();

  constructor(private readonly words: FieldWords<T>) {
    this.code(words.missing);
  }

  code(value: T): number {
    const key = this.words.key(value);
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.values.push(value) - 1;
    this.#codes.set(key, code);
    return code;
  }

  /** The code of a value that was seen, or -1. */
  find(value: T): number {
    return this.#codes.get(this.words.key(value)) ?? -1;
  }

  /** Made when first asked for: days have many values, and are not sorted by what they are called. */
  get labels(): readonly string[] {
    for (let code = this.#labels.length; code < this.values.length; code++)
      this.#labels.push(this.words.label(this.values[code] as T));
    return this.#labels;
  }

  folded(code: number): string {
    const known = this.#folded[code];
    if (known !== undefined) return known;
    const folded = fold(this.words.searched(this.values[code] ?? this.words.missing));
    this.#folded[code] = folded;
    return folded;
  }

  /** Whether that changed anything. */
  set(row: number, code: number): boolean {
    if (this.codes[row] === code) return false;
    this.codes[row] = code;
    return true;
  }

  /** Of rows from `row` on. */
  append(row: number, codes: Uint32Array): void {
    this.codes.set(codes, row);
  }

  grow(capacity: number): void {
    const codes = new Uint32Array(capacity);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** Only these rows are left: each takes the next number from 0. Values and their codes stay. */
  keep(kept: Uint32Array): void {
    this.codes = gather(new Uint32Array(kept.length), this.codes, kept);
  }

  /** As `keep`, but of values, too, only those are left that a row has: all codes are others then. */
  keepUsed(kept: Uint32Array): void {
    const codes = gather(new Uint32Array(kept.length), this.codes, kept);
    const { values } = this;
    this.clear();
    const renamed = new Int32Array(values.length).fill(-1);
    for (let row = 0; row < codes.length; row++) {
      const before = codes[row] as number;
      if (renamed[before] === -1) renamed[before] = this.code(values[before] as T);
      codes[row] = renamed[before] as number;
    }
    this.codes = codes;
  }

  /** Without rows and values. Others may still read the lists of values that it had. */
  clear(): void {
    this.codes = new Uint32Array(0);
    this.values = [];
    this.#labels = [];
    this.#folded = [];
    this.#codes = new Map();
    this.code(this.words.missing);
  }
}
