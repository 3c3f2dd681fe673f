/** What completion knows of the rows on hand. Worked out only for the field that the operator is in. */
import { useMemo } from 'react';
import { useRealms } from '../../stores';
import { dayOf } from '../query/days';
import type { FacetField } from '../query/query';
import { statusesOf, statusWordLabel, statusWords } from '../query/status-words';
import type { Known, KnownValue } from '../query/suggestion';
import { statusCount } from '../rows/counts';
import { useConsents } from '../stores';
import type { ChoiceGroup } from './choices';
import { frequentRecipients, permissionChoices, realmChoices } from './facet-choices';
import { useCounts } from './use-counts';

export function useKnown(now: number): Known {
  const counts = useCounts();
  const table = useConsents((state) => state.table);
  const realmIds = useConsents((state) => state.realmIds);
  const entries = useRealms((state) => state.entries);
  return useMemo(() => {
    const profiles = entries.map(({ profile }) => profile).filter(({ id }) => realmIds.includes(id));
    const values = (field: FacetField): readonly KnownValue[] => {
      switch (field) {
        case 'status':
          return shownFirst(
            statusWords.map((text) => ({
              value: { text, isWhole: false },
              label: statusWordLabel(text),
              description: '',
              count: statusesOf(text).reduce((sum, status) => sum + statusCount(counts, status), 0),
            })),
          );
        case 'realm':
          return known(realmChoices(table, counts, profiles));
        case 'recipient':
          return known(frequentRecipients(table, counts));
        case 'permission':
          return known(permissionChoices(table, counts));
      }
    };
    return { values, today: dayOf(now) };
  }, [table, counts, realmIds, entries, now]);
}

const known = (groups: readonly ChoiceGroup[]): readonly KnownValue[] =>
  groups
    .flatMap((group) => [group, ...group.items])
    .map(({ value, label, title, folded, count }) => ({
      value,
      folded,
      label: title ?? label,
      description: title === undefined ? '' : label,
      count,
    }));

/** Those that some row would show first; otherwise in the order of the words. */
const shownFirst = (values: readonly KnownValue[]): readonly KnownValue[] =>
  values.toSorted((one, other) => Number(other.count > 0) - Number(one.count > 0));
