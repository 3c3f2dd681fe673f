const day = 86_400;

/** A sharing duration in seconds, in words; null when it is not stated. */
export function sharingWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds <= 0) return 'Once only';
  if (seconds < day) return `For ${count(Math.round(seconds / 3600), 'hour')}`;
  return `For ${count(Math.round(seconds / day), 'day')}`;
}

const count = (number: number, unit: string): string =>
  `${number.toLocaleString('en')} ${unit}${number === 1 ? '' : 's'}`;
