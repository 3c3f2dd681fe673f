/** Terms in plain words: for chips, for completion and for whoever does not read the language. */
import { formatDate } from '../../components/time-format';
import type { QueryField, TimeField, TimeTerm, TimeValue, Value, ValuesTerm } from './query';
import { statusWordLabel } from './status-words';
import { timeWindow } from './time-windows';

export const fieldLabels: Readonly<Record<QueryField, string>> = {
  status: 'Status',
  realm: 'Realm',
  recipient: 'Recipient',
  permission: 'Permission',
  customer: 'Customer',
  id: 'Consent id',
  created: 'Created',
  updated: 'Updated',
  expires: 'Expires',
};

/** 'Active or Ended', 'not with ‘acme’', 'in the next 30 days'. */
export function termWords(term: ValuesTerm | TimeTerm): string {
  const each =
    term.kind === 'time'
      ? term.values.map((value) => timeWords(term.field, value))
      : term.values.map((value) => valueWords(term.field, value));
  return (term.isNegated ? 'not ' : '') + either(each);
}

/** A part is told from the whole: 'Acme Pay' is that recipient, 'with ‘acme’' may be many. */
export function valueWords(field: ValuesTerm['field'], { text, isWhole }: Value): string {
  if (field === 'status') return isWhole ? `‘${text}’` : statusWordLabel(text);
  if (!isWhole) return `with ‘${text}’`;
  return text === '' ? 'none' : text;
}

/** Many are counted: a chip is no list. */
const either = (words: readonly string[]): string =>
  words.length <= 2 ? words.join(' or ') : `${words[0]} or ${words.length - 1} more`;

export function timeWords(field: TimeField, value: TimeValue): string {
  const isAhead = field === 'expires';
  switch (value.kind) {
    case 'past':
      return isAhead ? 'already past' : 'in the past';
    case 'future':
      return isAhead ? 'still to come' : 'in the future';
    case 'none':
      return 'without a date';
    case 'distance': {
      const length = lengthWords(value.milliseconds);
      if (value.isLess) return `in the ${isAhead ? 'next' : 'last'} ${length}`;
      return isAhead ? `in ${length} or later` : `${length} ago or earlier`;
    }
    case 'days':
      return daysWords(field, value);
  }
}

function daysWords(field: TimeField, value: Extract<TimeValue, { kind: 'days' }>): string {
  const { start, end } = timeWindow(field, value, 0) ?? { start: 0, end: 0 };
  const from = formatDate(start);
  // The bound is the start of the next day.
  const to = formatDate(end - 1);
  if (value.from === '') return `until ${to}`;
  if (value.to === '') return `from ${from}`;
  return value.from === value.to ? from : `${from} – ${to}`;
}

const hour = 3_600_000;

function lengthWords(milliseconds: number): string {
  const hours = milliseconds / hour;
  const [count, unit] = hours % 24 === 0 && hours > 24 ? [hours / 24, 'days'] : [hours, 'hours'];
  return count === 1 ? 'hour' : `${count.toLocaleString('en')} ${unit}`;
}
