/**
 * The secrets and tokens that have been on their way out or in since the app started: what the redactor looks for by value. They are in memory
 * only, and never asked for here: whoever speaks on the wire tells them.
 *
 * One pass over a text finds all of them, however many there are: four letters decide, by one table, whether any form of any secret may begin here.
 */
import type { Mark, Span } from './marks';
import { needlesOf, shortestSecret } from './needles';

interface Needle {
  readonly text: string;
  readonly isEncoded: boolean;
  readonly mark: Mark;
}

/** Tokens live minutes. Older ones than these are worth nothing to anybody. */
const mostTokens = 200;
/** Typed ones do not end, but nobody types as many. */
const mostTyped = 2000;

const tableSize = 1 << 16;
const fold = (a: number, b: number, c: number, d: number): number =>
  (((a * 31 + b) * 31 + c) * 31 + d) & (tableSize - 1);

export class KnownSecrets {
  /** By value, oldest first. */
  readonly #values = new Map<string, Mark>();
  readonly #mayBegin = new Uint8Array(tableSize);
  readonly #needles = new Map<number, Needle[]>();

  /** What is known already costs a look-up. */
  learn(mark: Mark, value: string): void {
    if (value.length < shortestSecret || this.#values.has(value)) return;
    this.#values.set(value, mark);
    this.#add(value, mark);
    this.#letGo(mark === 'token');
  }

  /** Where any of them stands, in any form. */
  find(text: string): Span[] {
    const found: Span[] = [];
    if (this.#values.size === 0) return found;
    let a = 0;
    let b = text.charCodeAt(0);
    let c = text.charCodeAt(1);
    let d = text.charCodeAt(2);
    for (let at = 0; at + shortestSecret <= text.length; at++) {
      a = b;
      b = c;
      c = d;
      d = text.charCodeAt(at + 3);
      const key = fold(a, b, c, d);
      if (this.#mayBegin[key] === 0) continue;
      for (const needle of this.#needles.get(key) ?? [])
        if (text.startsWith(needle.text, at)) found.push(spanOf(text, at, needle));
    }
    return found;
  }

  #add(value: string, mark: Mark): void {
    for (const secret of [value, ...partsOf(value)]) {
      const { plain, encoded } = needlesOf(secret);
      for (const text of plain) this.#put({ text, isEncoded: false, mark });
      for (const text of encoded) this.#put({ text, isEncoded: true, mark });
    }
  }

  #put(needle: Needle): void {
    const { text } = needle;
    const key = fold(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2), text.charCodeAt(3));
    this.#mayBegin[key] = 1;
    const others = this.#needles.get(key);
    if (others) others.push(needle);
    else this.#needles.set(key, [needle]);
  }

  #letGo(tokens: boolean): void {
    const kept = [...this.#values].filter(([, mark]) => (mark === 'token') === tokens);
    const most = tokens ? mostTokens : mostTyped;
    if (kept.length <= most) return;
    // A quarter at once: the table is made anew.
    for (const [value] of kept.slice(0, Math.ceil(most / 4))) this.#values.delete(value);
    this.#mayBegin.fill(0);
    this.#needles.clear();
    for (const [value, mark] of this.#values) this.#add(value, mark);
  }
}

/** The claims and the signature of a JWT. */
const partsOf = (value: string): string[] =>
  value
    .split('.')
    .slice(1)
    .filter((part) => part.length >= 16 && part !== value);

/** A letter of base64 at the end of a piece holds bits of it, and whoever cuts it out cuts a little more. */
function spanOf(text: string, from: number, { text: { length }, isEncoded, mark }: Needle): Span {
  let to = from + length;
  if (!isEncoded) return { from, to, mark };
  let begin = from;
  for (let more = 0; more < 2 && begin > 0 && isLetter(text.charAt(begin - 1)); more++) begin--;
  for (let more = 0; more < 3 && to < text.length && isLetter(text.charAt(to)); more++) to++;
  return { from: begin, to, mark };
}

const isLetter = (character: string): boolean => /[\w+/=-]/.test(character);
