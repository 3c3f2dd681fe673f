/** Times of a query as instants. Pure; `now` decides what is past. */
import type { TimeField, TimeValue } from './query';

/** From `start` up to, but without, `end`; epoch milliseconds. A record without the time lies in none. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** Null for `none`, which asks for records without the time. */
export function timeWindow(field: TimeField, value: TimeValue, now: number): TimeWindow | null {
  switch (value.kind) {
    case 'none':
      return null;
    case 'past':
      return { start: Number.NEGATIVE_INFINITY, end: now };
    case 'future':
      return { start: now, end: Number.POSITIVE_INFINITY };
    case 'days':
      return {
        start: value.from === '' ? Number.NEGATIVE_INFINITY : startOfDay(value.from, 0),
        end: value.to === '' ? Number.POSITIVE_INFINITY : startOfDay(value.to, 1),
      };
    case 'distance':
      return field === 'expires' ? ahead(value, now) : behind(value, now);
  }
}

type Distance = Extract<TimeValue, { kind: 'distance' }>;

const ahead = ({ isLess, milliseconds }: Distance, now: number): TimeWindow =>
  isLess
    ? { start: now, end: now + milliseconds }
    : { start: now + milliseconds, end: Number.POSITIVE_INFINITY };

/** The newest are not cut off at our own moment: the server's clock may be ahead of ours, and `now` is up to a minute old. */
const behind = ({ isLess, milliseconds }: Distance, now: number): TimeWindow =>
  isLess
    ? { start: now - milliseconds + 1, end: Number.POSITIVE_INFINITY }
    : { start: Number.NEGATIVE_INFINITY, end: now - milliseconds + 1 };

/** By the calendar, not by adding 24 hours: a day may have 23 or 25. */
function startOfDay(day: string, later: number): number {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const date = new Date(0);
  date.setFullYear(year, month - 1, dayOfMonth + later);
  return date.setHours(0, 0, 0, 0);
}
