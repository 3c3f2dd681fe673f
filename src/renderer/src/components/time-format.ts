/** Instants as people read them: local, UTC and relative. Months are written out, so no country reads the day for the month. */

const relativeUnits: ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

// Making a formatter costs far more than using one, and a grid uses one for each cell.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string | undefined, withTime: boolean): Intl.DateTimeFormat {
  const key = `${timeZone}|${withTime}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } : {}),
    ...(timeZone ? { timeZone } : {}),
  });
  formatters.set(key, made);
  return made;
}

/** An instant outside what a calendar can hold; shown as it came rather than thrown at a grid. */
const outOfCalendar = (at: number): boolean => Number.isNaN(new Date(at).getTime());

/** '12 Mar 2026, 14:05' in the computer's time zone, or in `timeZone`. */
export const formatLocal = (at: number, timeZone?: string): string =>
  outOfCalendar(at) ? String(at) : formatter(timeZone, true).format(at);

/** '12 Mar 2026' in the computer's time zone, or in `timeZone`. */
export const formatDate = (at: number, timeZone?: string): string =>
  outOfCalendar(at) ? String(at) : formatter(timeZone, false).format(at);

/** '12 Mar 2026, 01:05 UTC'. */
export const formatUtc = (at: number): string => `${formatLocal(at, 'UTC')} UTC`;

/** 'in 3 days', '2 hours ago', 'now'. */
export function formatRelative(at: number, now: number): string {
  const difference = at - now;
  for (const [unit, milliseconds] of relativeUnits) {
    if (Math.abs(difference) >= milliseconds)
      return relative.format(Math.trunc(difference / milliseconds), unit);
  }
  return 'now';
}

/** '85 ms', '1.2 s', '15 min', '2 h 5 min': a length of time, in milliseconds. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}
