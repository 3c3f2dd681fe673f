/** Instants on paper: the reader's own time and UTC, to the second, with months written out so that no country reads the day for the month. */

/** Null: the time zone of this computer. */
export type TimeZone = string | null;

/** '12 Mar 2026, 14:05:33 Pacific/Auckland (01:05:33 UTC)'; the day is told twice where it differs. */
export function inWords(at: number | null, zone: TimeZone = null): string {
  if (isOutOfCalendar(at)) return inUtc(at);
  const zoneName = nameOf(zone);
  if (zoneName === 'UTC') return inUtc(at);
  const [local, utc] = [inZone(at, zone), inZone(at, 'UTC')];
  const [localDay] = local.split(', ');
  const [utcDay, utcTime] = utc.split(', ');
  return `${local} ${zoneName} (${localDay === utcDay ? utcTime : utc} UTC)`;
}

/** The same in two, for narrow columns whose title names the zone; one where they are the same. */
export const inLines = (at: number | null, zone: TimeZone = null): string[] =>
  isOutOfCalendar(at) || nameOf(zone) === 'UTC' ? [inUtc(at)] : [inZone(at, zone), inUtc(at)];

/** '12 Mar 2026, 01:05:33 UTC': where there is no room for two. What no calendar holds is shown as it came. */
export const inUtc = (at: number | null): string => {
  if (at === null) return 'not stated';
  return isOutOfCalendar(at) ? String(at) : `${inZone(at, 'UTC')} UTC`;
};

export const nameOf = (zone: TimeZone): string => formatter(zone).resolvedOptions().timeZone;

const isOutOfCalendar = (at: number | null): at is null =>
  at === null || Number.isNaN(new Date(at).getTime());

const inZone = (at: number, zone: TimeZone): string => formatter(zone).format(at);

/** Making a formatter costs far more than using one, and a run has thousands of instants. */
const formatters = new Map<TimeZone, Intl.DateTimeFormat>();

function formatter(zone: TimeZone): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    ...(zone !== null && { timeZone: zone }),
  });
  formatters.set(zone, made);
  return made;
}
