/** What the operator asked to see. Pure data: an empty list or an open range lets everything through. */
import type { ShownStatus } from './shown-status';

/** Days as a date field gives them, 'YYYY-MM-DD', both included, in local time. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export interface ConsentFilter {
  readonly text: string;
  readonly statuses: readonly ShownStatus[];
  readonly realms: readonly string[];
  readonly recipients: readonly string[];
  readonly created: DayRange;
  readonly expires: DayRange;
  /** Fields whose filter is kept but not applied. */
  readonly paused: readonly FilterField[];
}

export const filterFields = ['statuses', 'realms', 'recipients', 'created', 'expires'] as const;
export type FilterField = (typeof filterFields)[number];

const anyDay: DayRange = { from: '', to: '' };

export const noFilter: ConsentFilter = {
  text: '',
  statuses: [],
  realms: [],
  recipients: [],
  created: anyDay,
  expires: anyDay,
  paused: [],
};

/** Whether a field's filter says anything, applied or not. */
export function isSet(filter: ConsentFilter, field: FilterField): boolean {
  const value = filter[field];
  return 'from' in value ? value.from !== '' || value.to !== '' : value.length > 0;
}

export const isApplied = (filter: ConsentFilter, field: FilterField): boolean =>
  isSet(filter, field) && !filter.paused.includes(field);

/** Whether the filter, as it is applied, leaves anything out. */
export const narrows = (filter: ConsentFilter): boolean =>
  filter.text.trim() !== '' || filterFields.some((field) => isApplied(filter, field));

/** Whether anything is asked at all, be it paused. */
export const isAsked = (filter: ConsentFilter): boolean =>
  filter.text.trim() !== '' || filterFields.some((field) => isSet(filter, field));

/** The filter as it is applied: without what is paused. */
export function applied(filter: ConsentFilter): ConsentFilter {
  const off = Object.fromEntries(filter.paused.map((field) => [field, noFilter[field]]));
  return { ...filter, ...off, paused: [] };
}

export const cleared = (filter: ConsentFilter, field: FilterField): ConsentFilter => ({
  ...filter,
  [field]: noFilter[field],
  paused: filter.paused.filter((other) => other !== field),
});

export const paused = (filter: ConsentFilter, field: FilterField, isPaused: boolean): ConsentFilter => ({
  ...filter,
  paused: [...filter.paused.filter((other) => other !== field), ...(isPaused ? [field] : [])],
});

/** Changing a filter that was paused applies it again: whoever touches it wants to see it work. */
export const changed = <F extends FilterField>(
  filter: ConsentFilter,
  field: F,
  value: ConsentFilter[F],
): ConsentFilter => paused({ ...filter, [field]: value }, field, false);

/** From the first millisecond of the first day up to, but without, the first of the day after the last. */
export function bounds({ from, to }: DayRange): { start: number; end: number } {
  return {
    start: from === '' ? Number.NEGATIVE_INFINITY : startOfDay(from, 0),
    end: to === '' ? Number.POSITIVE_INFINITY : startOfDay(to, 1),
  };
}

/** By the calendar, not by adding 24 hours: a day may have 23 or 25. */
function startOfDay(day: string, later: number): number {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const date = new Date(0);
  date.setFullYear(year, month - 1, dayOfMonth + later);
  return date.setHours(0, 0, 0, 0);
}

/** The day `days` after that of `now`, as a date field has it. */
export function dayFrom(now: number, days: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}
