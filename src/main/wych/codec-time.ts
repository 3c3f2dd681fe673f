/**
 * Times as servers write them → epoch milliseconds, or null when in doubt: a wrong expiry would show a live consent as expired, an unknown
 * one only shows nothing. `Date.parse` is not used because it makes a date of nearly anything.
 */

/** The end of the year 9999, the last that ISO 8601 writes with four digits. */
const latest = 253_402_300_799_999;
/** Before September 2001 a number is more likely a duration than a time: no consent is that old. */
const earliestSeconds = 1_000_000_000;
const earliestMilliseconds = earliestSeconds * 1000;

export function readTime(value: unknown): number | null {
  if (typeof value === 'number') return readEpoch(value);
  return typeof value === 'string' ? readText(value) : null;
}

/** Seconds or milliseconds, by magnitude: as seconds, what counts milliseconds since 2001 would lie beyond the year 9999. */
function readEpoch(value: number): number | null {
  if (!(value >= earliestSeconds)) return null;
  const time = value < earliestMilliseconds ? value * 1000 : value;
  return time <= latest ? Math.floor(time) : null;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** What `toISOString` writes, the bulk of all times, is read digit by digit: a regular expression takes five times as long. */
function readText(text: string): number | null {
  if (text.length === 24 || text.length === 20) {
    const time = within(readPlain(text));
    if (time !== null) return time;
  }
  return /^\d{10,15}(\.\d+)?$/.test(text) ? readEpoch(Number(text)) : readIso(text.trim());
}

function readIso(text: string): number | null {
  const parts = iso.exec(text);
  if (!parts) return null;
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', zone = 'Z'] = parts;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const local = assemble(Number(year), Number(month), Number(day), +hour, +minute, +second, milliseconds);
  return within(local - offsetOf(zone));
}

/** `2024-05-31T10:20:30Z` or `2024-05-31T10:20:30.000Z`; NaN for any other text. */
function readPlain(text: string): number {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash || text.charCodeAt(10) !== letterT)
    return Number.NaN;
  if (text.charCodeAt(13) !== colon || text.charCodeAt(16) !== colon) return Number.NaN;
  if (text.charCodeAt(text.length - 1) !== letterZ) return Number.NaN;
  const year = two(text, 0) * 100 + two(text, 2);
  const ms =
    text.length === 20
      ? 0
      : text.charCodeAt(19) === dot
        ? two(text, 20) * 10 + (two(text, 21) % 10)
        : Number.NaN;
  return assemble(year, two(text, 5), two(text, 8), two(text, 11), two(text, 14), two(text, 17), ms);
}

const [dash, dot, colon, letterT, letterZ] = [45, 46, 58, 84, 90] as const;

/** Two digits as a number; NaN when one of them is no digit. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const daysIn = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** NaN for a day or an hour that does not exist. */
function assemble(y: number, m: number, d: number, h: number, min: number, s: number, ms: number): number {
  const leap = m === 2 && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const days = leap ? 29 : (daysIn[m - 1] ?? 0);
  const real = y >= 1970 && d >= 1 && d <= days && h <= 23 && min <= 59 && s <= 59;
  return real ? Date.UTC(y, m - 1, d, h, min, s, ms) : Number.NaN;
}

/** A time without a zone is taken as UTC, which is what servers mean. */
function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

const within = (time: number): number | null => (time > 0 && time <= latest ? time : null);
