import { Dictionary } from './dictionary';

/** One field of every row, as codes. */
export class CodedColumn {
  readonly dictionary = new Dictionary();
  codes = new Uint32Array(0);

  set(index: number, text: string): void {
    this.codes[index] = this.dictionary.code(text);
  }

  grow(capacity: number): void {
    const codes = new Uint32Array(capacity);
    codes.set(this.codes);
    this.codes = codes;
  }
}
