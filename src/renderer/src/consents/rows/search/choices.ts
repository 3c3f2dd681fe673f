/** What a term over a field with a handful of values lets through, asked of each value once and not of each row. */
import { describePermission, type Permission } from '../../../../../shared/permission';
import type { FacetField, Value, ValuesTerm } from '../../query/query';
import { fold } from '../fold';
import { shownGroups, shownStatuses } from '../shown-status';
import type { Choice } from './condition';
import type { Ground } from './ground';

export type FacetTerm = ValuesTerm & { readonly field: FacetField };

/** All of the terms, which are of one field, must let a row through. */
export function choiceOf(ground: Ground, field: FacetField, terms: readonly FacetTerm[]): Choice {
  const tests = terms.map(({ values }) => values.map(({ text, isWhole }) => ({ text: fold(text), isWhole })));
  /** @param texts what the terms are compared with */
  const lets = (texts: readonly string[]): number =>
    tests.every((values) => values.length === 0 || values.some((value) => texts.some(fits(value)))) ? 1 : 0;
  const { columns, realmNames } = ground;
  switch (field) {
    case 'status':
      return statusChoice(ground, tests);
    case 'realm':
      return byCode(columns.realm, (id) => lets([id, realmNames.get(id) ?? ''].map(fold)));
    case 'recipient':
      return byCode(columns.recipient, ({ id, name }) => lets([name || id, id].map(fold)));
    case 'permission': {
      const known = new Map<string, readonly string[]>();
      return byCode(columns.permissions, (codes) =>
        lets(
          codes.flatMap((code) => {
            const texts = known.get(code) ?? textsOf(describePermission(code));
            known.set(code, texts);
            return texts;
          }),
        ),
      );
    }
  }
}

const fits =
  ({ text, isWhole }: Value) =>
  (other: string): boolean =>
    isWhole ? other === text : other.includes(text);

const textsOf = ({ code, cluster, words }: Permission): readonly string[] => [code, cluster, words].map(fold);

const byCode = <T>(
  { codes, values }: { readonly codes: Uint32Array; readonly values: readonly T[] },
  lets: (value: T) => number,
): Choice => ({ codes, passes: Uint8Array.from(values, lets), second: null });

/** A status is asked for by the word that is shown, by its group, or as received; always by the whole of it. */
function statusChoice({ columns, shown }: Ground, terms: readonly (readonly Value[])[]): Choice {
  const { codes, values } = columns.statusAsReceived;
  const width = values.length;
  const passes = new Uint8Array(shownStatuses.length * width).fill(1);
  const received = values.map(fold);
  for (const term of terms) {
    if (term.length === 0) continue;
    const asked = new Set(term.map(({ text }) => text));
    for (const [place, status] of shownStatuses.entries()) {
      const group = shownGroups.find(({ statuses }) => statuses.includes(status))?.group ?? 'other';
      if (asked.has(status) || asked.has(group)) continue;
      for (let code = 0; code < width; code++)
        if (!asked.has(received[code] as string)) passes[place * width + code] = 0;
    }
  }
  return { codes: shown, passes, second: { codes, width } };
}
