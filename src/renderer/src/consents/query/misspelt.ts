/**
 * A field that was probably meant: 'statsu:active' is text, since a word with a colon may be an id, but nobody looks for that. Told as a hint,
 * not as an error.
 */
import { nearWord } from './near-word';
import type { Query, QueryProblem } from './query';
import { queryFields } from './scan';

/** Shorter ones are one letter away from too much else. */
const fields = queryFields.filter((field) => field.length > 4);

export const fieldMeant = (word: string): string | null => {
  const colon = word.indexOf(':');
  return colon < 0 ? null : nearWord(word.slice(0, colon).toLowerCase(), fields);
};

/** The first in the query. */
export function misspelt({ terms }: Query): QueryProblem | null {
  for (const term of terms) {
    const meant = term.kind === 'word' && !term.isOff ? fieldMeant(term.text) : null;
    if (meant) return { span: term.span, message: `Read as plain text. Did you mean ${meant}:?` };
  }
  return null;
}
