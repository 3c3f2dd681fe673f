/** Each term of the query that is no free text, in words: what stands in the box is said again for whoever does not read the language. */
import { formatTerm } from '../query/format';
import type { Query, QueryTerm } from '../query/query';
import { fieldLabels, termWords } from '../query/words';

export interface Chip {
  /** The term as it is written: two that say the same are one chip. */
  readonly key: string;
  readonly term: QueryTerm;
  readonly name: string;
  readonly words: string;
  readonly isOff: boolean;
}

export function chipsOf({ terms }: Query): readonly Chip[] {
  const chips = new Map<string, Chip>();
  for (const term of terms) {
    if (term.kind === 'word') continue;
    const key = formatTerm(term);
    const { isOff } = term;
    chips.set(key, { key, term, name: fieldLabels[term.field], words: termWords(term), isOff });
  }
  return [...chips.values()];
}
