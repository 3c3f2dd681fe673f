/** Each filter that is set, in words. */
import { formatDate } from '../../components/time-format';
import {
  bounds,
  type ConsentFilter,
  type DayRange,
  type FilterField,
  filterFields,
  isSet,
} from '../rows/filter';
import { type ShownStatus, shownGroups, statusLabels } from '../rows/shown-status';

export interface Chip {
  readonly field: FilterField;
  readonly name: string;
  readonly value: string;
  readonly isPaused: boolean;
}

const names: Readonly<Record<FilterField, string>> = {
  statuses: 'Status',
  realms: 'Realm',
  recipients: 'Recipient',
  created: 'Created',
  expires: 'Expires',
};

export function chipsOf(filter: ConsentFilter, realmNames: ReadonlyMap<string, string>): Chip[] {
  const values: Readonly<Record<FilterField, () => string>> = {
    statuses: () => list(statusWords(filter.statuses)),
    realms: () => list(filter.realms.map((id) => realmNames.get(id) ?? id)),
    recipients: () => list(filter.recipients),
    created: () => rangeWords(filter.created),
    expires: () => rangeWords(filter.expires),
  };
  return filterFields
    .filter((field) => isSet(filter, field))
    .map((field) => ({
      field,
      name: names[field],
      value: values[field](),
      isPaused: filter.paused.includes(field),
    }));
}

/** A group that is chosen whole is told as one. */
function statusWords(statuses: readonly ShownStatus[]): string[] {
  return shownGroups.flatMap(({ label, statuses: all }) => {
    const chosen = all.filter((status) => statuses.includes(status));
    return chosen.length === all.length ? [label] : chosen.map((status) => statusLabels[status]);
  });
}

const list = (values: readonly string[]): string =>
  values.length <= 2 ? values.join(' or ') : `${values[0]} or ${values.length - 1} more`;

function rangeWords(range: DayRange): string {
  const { start, end } = bounds(range);
  const from = formatDate(start);
  // The bound is the start of the next day.
  const to = formatDate(end - 1);
  if (range.from === '') return `until ${to}`;
  if (range.to === '') return `from ${from}`;
  return range.from === range.to ? from : `${from} – ${to}`;
}
