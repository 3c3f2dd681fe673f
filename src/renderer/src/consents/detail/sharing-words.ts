import { count } from '../progress-summary';

const hour = 3600;
const day = 24 * hour;

/** A sharing duration in seconds, in words; null when it is not stated. */
export function sharingWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds <= 0) return 'Once only';
  if (seconds < hour) return `For ${count(Math.max(1, Math.round(seconds / 60)), 'minute')}`;
  if (seconds < day) return `For ${count(Math.round(seconds / hour), 'hour')}`;
  return `For ${count(Math.round(seconds / day), 'day')}`;
}
