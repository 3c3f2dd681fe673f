import { useMemo } from 'react';
import { useRealms } from '../../stores';
import { type Edit, partsOf, positiveTerm, setParts, setTimes, setValues } from '../query/edit';
import type { Query, QueryField, TimeField, TimeValue, Value } from '../query/query';
import { useConsents, useView, viewStore } from '../stores';
import { ChoiceFilter } from './ChoiceFilter';
import { CustomerFilter } from './CustomerFilter';
import {
  permissionChoices,
  realmChoices,
  recipientChoices,
  shownBySome,
  statusChoices,
} from './facet-choices';
import type { FilterField } from './filter-fields';
import { TimeFilter } from './TimeFilter';
import { useCounts } from './use-counts';

interface Props {
  readonly field: FilterField;
  readonly now: number;
}

const edit = (change: Edit): void => viewStore.getState().edit(change);

/** What the filter button of a field opens. It shows the field's term of the query, and writes it. */
export function FieldFilter({ field, now }: Props) {
  const query = useView((state) => state.query);
  switch (field) {
    case 'customer':
      return (
        <CustomerFilter parts={partsOf(query, field)} onChange={(parts) => edit(setParts(field, parts))} />
      );
    case 'created':
    case 'updated':
    case 'expires':
      return (
        <TimeFilter
          field={field}
          chosen={timesIn(query, field)}
          now={now}
          onChange={(values) => edit(setTimes(field, values))}
        />
      );
    default:
      return <FacetFilter field={field} chosen={valuesIn(query, field)} />;
  }
}

interface FacetProps {
  readonly field: Exclude<FilterField, 'customer' | TimeField>;
  readonly chosen: readonly Value[];
}

function FacetFilter({ field, chosen }: FacetProps) {
  const counts = useCounts();
  const table = useConsents((state) => state.table);
  const realmIds = useConsents((state) => state.realmIds);
  const entries = useRealms((state) => state.entries);
  const groups = useMemo(() => {
    switch (field) {
      case 'status':
        return statusChoices(counts);
      case 'realm': {
        const profiles = entries.map(({ profile }) => profile);
        return realmChoices(
          table,
          counts,
          profiles.filter(({ id }) => realmIds.includes(id)),
        );
      }
      case 'recipient':
        return shownBySome(recipientChoices(table, counts));
      case 'permission':
        return shownBySome(permissionChoices(table, counts));
    }
  }, [field, counts, table, realmIds, entries]);
  return (
    <ChoiceFilter
      field={field}
      groups={groups}
      chosen={chosen}
      onChange={(values) => edit(setValues(field, values))}
    />
  );
}

function valuesIn(query: Query, field: QueryField): readonly Value[] {
  const term = positiveTerm(query, field);
  return term?.kind === 'values' ? term.values : [];
}

function timesIn(query: Query, field: TimeField): readonly TimeValue[] {
  const term = positiveTerm(query, field);
  return term?.kind === 'time' ? term.values : [];
}
