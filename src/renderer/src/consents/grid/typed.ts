/** What was typed on the list within a moment. The same letter again and again walks from row to row. */

/** Milliseconds after which the next letter begins a new word. */
const moment = 1_000;

export interface Wanted {
  readonly prefix: string;
  /** Whether the row that is active already may be the answer: a longer word narrows, another first letter moves on. */
  readonly staysIfItCan: boolean;
}

export class Typed {
  #text = '';
  #last = Number.NEGATIVE_INFINITY;

  /** Whether a word is being typed, to which a space would belong. @param at milliseconds, of any clock */
  isWithin(at: number): boolean {
    return at - this.#last <= moment;
  }

  /** @param at as above */
  type(letter: string, at: number): Wanted {
    this.#text = this.isWithin(at) ? this.#text + letter : letter;
    this.#last = at;
    const isRepeated = [...this.#text].every((each) => each === letter);
    return { prefix: isRepeated ? letter : this.#text, staysIfItCan: !isRepeated };
  }
}

/** One character, and no key held with it that makes a command of it. Space selects, unless it is a word's, and '/' searches. */
export const isLetter = ({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean =>
  [...key].length === 1 && key !== ' ' && key !== '/' && !ctrlKey && !metaKey && !altKey;
