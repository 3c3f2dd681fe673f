import { expect, test } from 'vitest';
import { readTime } from './read-time';

const days = (from: string, to: string) => ({ kind: 'days', from, to });

test.each([
  ['2026-03-07', '2026-03-07', '2026-03-07'],
  ['2026-01-01..2026-01-31', '2026-01-01', '2026-01-31'],
  ['2026-01-01..', '2026-01-01', ''],
  ['..2026-01-31', '', '2026-01-31'],
  ['>=2026-01-01', '2026-01-01', ''],
  ['>2026-01-31', '2026-02-01', ''],
  ['<=2026-01-31', '', '2026-01-31'],
  ['<2026-03-01', '', '2026-02-28'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['>2026-02', '2026-03-01', ''],
  ['<2026', '', '2025-12-31'],
  ['2025..2026-03', '2025-01-01', '2026-03-31'],
  ['>9999-12-31', '10000-01-01', ''],
  ['>9999', '10000-01-01', ''],
  ['<1000-01-01', '', '0999-12-31'],
])('%s is days from %j to %j', (typed, from, to) => {
  expect(readTime(typed)).toEqual(days(from, to));
});

test.each([
  ['<30d', true, 30 * 24],
  ['>12h', false, 12],
  ['<4W', true, 4 * 7 * 24],
  ['>=7d', false, 7 * 24],
])('%s is a distance', (typed, isLess, hours) => {
  expect(readTime(typed)).toEqual({ kind: 'distance', isLess, milliseconds: hours * 3_600_000 });
});

test.each(['past', 'future', 'NONE'])('%s', (typed) => {
  expect(readTime(typed)).toEqual({ kind: typed.toLowerCase() });
});

test.each(['', '<', '>=', '..'])('%j may go on', (typed) => {
  expect(readTime(typed)).toBeNull();
});

test.each([
  ['2026-02-30', /no such day/],
  ['2026-13', /Write a day as/],
  ['31.01.2026', /Write a day as/],
  ['soon', /Write a day as/],
  ['0999-01-01', /no such day|Write a day/],
  ['30d', /Write <30d/],
  ['<30', /hours, days or weeks/],
  ['<30m', /hours, days or weeks/],
  ['<0d', /at least 1d/],
  ['<999999d', /hours, days or weeks/],
  ['2026-02-01..2026-01-31', /last day is before the first/],
  ['>2026-01..2026-02', /Write a day as/],
])('%s cannot be read', (typed, message) => {
  expect(readTime(typed)).toEqual({ kind: 'wrong', message: expect.stringMatching(message) });
});
