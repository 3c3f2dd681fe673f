import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatLocal, formatRelative, formatUtc } from './time-format';

const at = Date.UTC(2026, 2, 12, 1, 5);

describe('instants', () => {
  it('are told in local time, by the zone', () => {
    expect(formatLocal(at, 'Pacific/Auckland')).toBe('12 Mar 2026, 14:05');
    expect(formatLocal(at, 'America/Lima')).toBe('11 Mar 2026, 20:05');
    expect(formatDate(at, 'America/Lima')).toBe('11 Mar 2026');
  });

  it('are told in UTC, with midnight as 00', () => {
    expect(formatUtc(at)).toBe('12 Mar 2026, 01:05 UTC');
    expect(formatUtc(Date.UTC(2026, 0, 1))).toBe('01 Jan 2026, 00:00 UTC');
  });

  it('outside the calendar are shown as they came', () => {
    expect(formatLocal(9e15)).toBe('9000000000000000');
  });

  it.each([
    [0, 'now'],
    [59_999, 'now'],
    [-59_999, 'now'],
    [60_000, 'in 1 minute'],
    [-3_600_000, '1 hour ago'],
    [3 * 86_400_000, 'in 3 days'],
    [86_400_000, 'tomorrow'],
    [-40 * 86_400_000, 'last month'],
    [800 * 86_400_000, 'in 2 years'],
  ])('are told relative to now: %i ms is %s', (difference, words) => {
    expect(formatRelative(at + difference, at)).toBe(words);
  });
});

describe('lengths of time', () => {
  it.each([
    [84.6, '85 ms'],
    [1234, '1.2 s'],
    [900_000, '15 min'],
    [7_200_000, '2 h'],
    [7_500_000, '2 h 5 min'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(formatDuration(milliseconds)).toBe(words);
  });
});
