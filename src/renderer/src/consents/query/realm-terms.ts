/** Realm terms when other realms come on hand. */
import { fold } from '../rows/fold';
import type { Edit } from './edit';
import type { QueryTerm, Value } from './query';

interface NamedRealm {
  readonly id: string;
  readonly name: string;
}

/** @param realms those on hand; of values that stand for none of them nothing stays, nor of terms that hold no other. */
export const withinRealms =
  (realms: readonly NamedRealm[]): Edit =>
  ({ terms }) => {
    const folded = realms.map(({ id, name }) => ({ id: fold(id), name: fold(name) }));
    const isHere = (value: Value) => folded.some((realm) => isNamed(realm, value));
    return {
      terms: terms.flatMap((term): readonly QueryTerm[] => {
        if (term.kind !== 'values' || term.field !== 'realm') return [term];
        const values = term.values.filter(isHere);
        if (values.length === term.values.length && values.length > 0) return [term];
        return values.length > 0 ? [{ ...term, values }] : [];
      }),
    };
  };

/** A part is looked for in the name: ids are not on screen. */
function isNamed({ id, name }: NamedRealm, { text, isWhole }: Value): boolean {
  const wanted = fold(text);
  return id === wanted || (isWhole ? name === wanted : name.includes(wanted));
}
