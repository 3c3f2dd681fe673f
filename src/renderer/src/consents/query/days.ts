/** Days are four digits of a year long. What lies `after` the last and `before` the first is asked for, and found, but has no day to name it. */
export const calendar = {
  before: '0999-12-31',
  first: '1000-01-01',
  last: '9999-12-31',
  after: '10000-01-01',
} as const;

/** The day of an instant as queries and date fields write it, in local time: '2026-03-07'. */
export function dayOf(instant: number): string {
  const date = new Date(instant);
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}
