/** A time as typed in a query → what it means, or why it cannot be read. Pure: days stay days, so that a saved view asks the same tomorrow. */
import { calendar } from './days';
import type { TimeValue } from './query';

/** Null while too little of it stands there to mean anything. */
export type TimeRead = TimeValue | { readonly kind: 'wrong'; readonly message: string } | null;

const hour = 3_600_000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 7 * 24 * hour };
/** As many digits as a distance may have. */
export const mostUnits = 99_999;

export function readTime(text: string): TimeRead {
  const typed = text.toLowerCase();
  if (typed === 'past' || typed === 'future' || typed === 'none') return { kind: typed };
  const [, operator = '', rest = ''] = /^([<>]=?|)(.*)$/su.exec(typed) ?? [];
  if (rest === '' || rest === '..') return null;
  const distance = /^(\d{1,5})([hdw])$/u.exec(rest);
  if (distance) return readDistance(operator, Number(distance[1]), distance[2] ?? '', rest);
  if (/^\d{1,3}$|^\d{5,}$|^\d+[a-z]+$/u.test(rest))
    return wrong('Write a distance in hours, days or weeks: 12h, 30d, 4w.');
  return operator === '' && rest.includes('..') ? readRange(rest) : readDays(operator, rest);
}

const wrong = (message: string): TimeRead => ({ kind: 'wrong', message });

function readDistance(operator: string, count: number, unit: string, typed: string): TimeRead {
  if (operator === '')
    return wrong(`Write <${typed} for less than that far away, or >${typed} for at least that far.`);
  if (count === 0) return wrong(`A distance is at least 1${unit}.`);
  return { kind: 'distance', isLess: operator[0] === '<', milliseconds: count * (units[unit] ?? hour) };
}

function readRange(typed: string): TimeRead {
  const at = typed.indexOf('..');
  const [first, last] = [typed.slice(0, at), typed.slice(at + 2)];
  const from = first === '' ? open : stretchOf(first);
  const to = last === '' ? open : stretchOf(last);
  if (!from) return noDay(first);
  if (!to) return noDay(last);
  if (first !== '' && last !== '' && from.from > to.to) return wrong('The last day is before the first.');
  return { kind: 'days', from: from.from, to: to.to };
}

function readDays(operator: string, typed: string): TimeRead {
  const stretch = stretchOf(typed);
  if (!stretch) return noDay(typed);
  const { from, to } = stretch;
  switch (operator) {
    case '>=':
      return { kind: 'days', from, to: '' };
    case '>':
      return { kind: 'days', from: dayAfter(to, 1), to: '' };
    case '<=':
      return { kind: 'days', from: '', to };
    case '<':
      return { kind: 'days', from: '', to: dayAfter(from, -1) };
    default:
      return { kind: 'days', from, to };
  }
}

const noDay = (typed: string): TimeRead =>
  wrong(
    /^\d{4}-\d{2}-\d{2}$/u.test(typed)
      ? 'The calendar has no such day.'
      : 'Write a day as 2026-01-31, a distance as <30d, or past, future, none.',
  );

interface Stretch {
  readonly from: string;
  readonly to: string;
}
const open: Stretch = { from: '', to: '' };

/** A day, or all days of a month or a year: '2026-03-07', '2026-03', '2026'. */
function stretchOf(typed: string): Stretch | null {
  const [, year, month, day] = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(typed) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (day === undefined) {
    const from = `${year}-${month}-01`;
    return isDay(from) ? { from, to: lastOfMonth(from) } : null;
  }
  return isDay(typed) ? { from: typed, to: typed } : null;
}

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
/** 30 February is a day to nobody but to `Date`, which takes it for one of March. */
const isDay = (day: string): boolean => {
  const date = utc(day);
  return !Number.isNaN(date.getTime()) && dayOf(date) === day;
};

function lastOfMonth(first: string): string {
  const date = utc(first);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return dayOf(date);
}

function dayAfter(day: string, days: number): string {
  if (days > 0 && day === calendar.last) return calendar.after;
  if (days < 0 && day === calendar.first) return calendar.before;
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}
