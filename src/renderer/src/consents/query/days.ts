/** The day of an instant as queries and date fields write it, in local time: '2026-03-07'. */
export function dayOf(instant: number): string {
  const date = new Date(instant);
  const pad = (part: number, width: number) => String(part).padStart(width, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}
