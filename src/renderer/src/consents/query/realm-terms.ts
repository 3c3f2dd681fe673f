/** Realm terms when other realms come on hand. */
import { fold } from '../rows/fold';
import type { Edit } from './edit';
import type { QueryTerm, Value } from './query';

/** @param names ids and names of the realms on hand; of values that stand for none of them nothing stays, nor of terms that hold no other. */
export const withinRealms =
  (names: readonly string[]): Edit =>
  ({ terms }) => {
    const folded = names.map(fold);
    const isHere = (value: Value) => folded.some((name) => isNamed(name, value));
    return {
      terms: terms.flatMap((term): readonly QueryTerm[] => {
        if (term.kind !== 'values' || term.field !== 'realm') return [term];
        const values = term.values.filter(isHere);
        if (values.length === term.values.length && values.length > 0) return [term];
        return values.length > 0 ? [{ ...term, values }] : [];
      }),
    };
  };

const isNamed = (foldedName: string, { text, isWhole }: Value): boolean =>
  isWhole ? foldedName === fold(text) : foldedName.includes(fold(text));
