/**
 * The text of a query cut into terms, and each term into pieces: words and what stands between quotes. What they mean is `parse.ts`'s affair.
 * One walk from left to right that never looks back, so that no paste can make it slow: `steps` counts the characters looked at.
 *
 * Nothing is an error here. A quote that is never closed runs to the end, for the operator may be about to close it.
 */
import { closes, isInvisible, isQuote, isSpace } from './characters';
import { facetFields, type QueryField, type Span, textFields, timeFields } from './query';

export interface Piece {
  readonly span: Span;
  /** Without its quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** False for a quote that runs to the end of the text. */
  readonly isClosed: boolean;
}

export interface RawTerm {
  readonly span: Span;
  /** Where it begins behind `-` and `~`. */
  readonly body: number;
  readonly isNegated: boolean;
  readonly isOff: boolean;
  /** Null for free text, which is one piece. */
  readonly field: QueryField | null;
  /** Separated by commas; empty after a field that nothing follows yet. */
  readonly pieces: readonly Piece[];
}

export const queryFields: readonly QueryField[] = [...facetFields, ...textFields, ...timeFields];

const longestField = Math.max(...queryFields.map((field) => field.length));

/** The field that `word:` at this place names, in any case; null where none does. */
export function fieldAt(text: string, at: number): QueryField | null {
  const head = text.slice(at, at + longestField + 1).toLowerCase();
  return queryFields.find((field) => head.startsWith(`${field}:`)) ?? null;
}

export class Scan {
  steps = 0;
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next term; null at the end. */
  next(): RawTerm | null {
    while (isSpace(this.#code()) || isInvisible(this.#code())) this.#step();
    if (this.#isEnd()) return null;
    const start = this.#at;
    let isNegated = false;
    let isOff = false;
    for (; '-~'.includes(this.#character()) && !this.#isEnd(); this.#step())
      if (this.#character() === '-') isNegated = true;
      else isOff = true;
    this.#passInvisible();
    const body = this.#at;
    const field = fieldAt(this.#text, body);
    if (field) for (let left = field.length + 1; left > 0; left--) this.#step();
    const pieces = field ? this.#values() : this.#word();
    return { span: { start, end: this.#at }, body, isNegated, isOff, field, pieces };
  }

  #word(): readonly Piece[] {
    const piece = this.#piece('');
    return piece ? [piece] : [];
  }

  #values(): readonly Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const piece = this.#piece(',');
      if (piece) pieces.push(piece);
      if (this.#character() !== ',') return pieces;
      this.#step();
    }
  }

  /** Up to the next space or `separator`; null when nothing stands there. */
  #piece(separator: string): Piece | null {
    this.#passInvisible();
    const start = this.#at;
    if (isQuote(this.#character())) return this.#quoted();
    let text = '';
    for (; !this.#isEnd() && !isSpace(this.#code()) && this.#character() !== separator; this.#step())
      if (!isInvisible(this.#code())) text += this.#character();
    const span = { start, end: this.#at };
    return text === '' ? null : { span, text, isQuoted: false, isClosed: true };
  }

  /** A quote within quotes is written twice. */
  #quoted(): Piece {
    const start = this.#at;
    const opener = this.#character();
    let text = '';
    for (this.#step(); !this.#isEnd(); this.#step()) {
      const character = this.#character();
      if (closes(opener, character)) {
        this.#step();
        const isTwice = character === '"' && this.#character() === '"';
        if (!isTwice) return { span: { start, end: this.#at }, text, isQuoted: true, isClosed: true };
      }
      text += character;
    }
    return { span: { start, end: this.#at }, text, isQuoted: true, isClosed: false };
  }

  #passInvisible(): void {
    while (isInvisible(this.#code())) this.#step();
  }

  /** '' at the end. */
  #character(): string {
    return this.#text.charAt(this.#at);
  }

  /** NaN at the end, which is no character at all. */
  #code(): number {
    return this.#text.charCodeAt(this.#at);
  }

  #isEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  #step(): void {
    this.#at++;
    this.steps++;
  }
}
