/** Which values of a coded column hold a word: asked of each value once, however many rows have it. */
import type { CodedColumn } from '../columns';
import { rowsPerStep, type Steps } from '../steps';
import { readLetters, type Word } from './letters';

/** Mostly there are a few; a server that writes another status into each record has as many as rows. */
const perStep = rowsPerStep / 16;

export class CodeLetters {
  #letters = new Uint32Array(64);
  #digits = new Uint32Array(64);
  #known = 0;

  /** By code: 1 where the value holds `word`; null where none does. */
  *holding(
    column: CodedColumn<unknown>,
    { text, letters, digits, isOneBit }: Word,
  ): Steps<Uint8Array | null> {
    yield* this.#update(column);
    const hits = new Uint8Array(this.#known);
    let isHit = false;
    for (let code = 0; code < this.#known; code++) {
      if (code % perStep === perStep - 1) yield;
      if (((this.#letters[code] as number) & letters) !== letters) continue;
      if (((this.#digits[code] as number) & digits) !== digits) continue;
      if (!isOneBit && !column.folded(code).includes(text)) continue;
      hits[code] = 1;
      isHit = true;
    }
    return isHit ? hits : null;
  }

  /** A code says the same for as long as there are codes. */
  *#update(column: CodedColumn<unknown>): Steps<void> {
    const count = column.values.length;
    if (count > this.#letters.length) {
      const [letters, digits] = [new Uint32Array(count * 2), new Uint32Array(count * 2)];
      letters.set(this.#letters);
      digits.set(this.#digits);
      this.#letters = letters;
      this.#digits = digits;
    }
    for (; this.#known < count; this.#known++) {
      if (this.#known % perStep === perStep - 1) yield;
      const text = column.folded(this.#known);
      readLetters(text, 0, text.length, this.#letters, this.#digits, this.#known);
    }
  }
}
