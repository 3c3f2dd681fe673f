import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTime } from './codec-time';

const expected = Date.parse('2024-05-31T10:20:30Z');

it.each([
  '2024-05-31T10:20:30Z',
  '2024-05-31T10:20:30.000Z',
  '2024-05-31T10:20:30.0000000Z',
  '2024-05-31T22:20:30+12:00',
  '2024-05-31T07:50:30-0230',
  '2024-05-31 10:20:30',
  '2024-05-31t10:20:30z',
  ' 2024-05-31T10:20:30Z ',
  expected,
  expected / 1000,
  String(expected),
  String(expected / 1000),
])('reads %j', (value) => {
  expect(readTime(value)).toBe(expected);
});

it('reads a day, minutes and parts of a second', () => {
  expect(readTime('2024-05-31')).toBe(Date.parse('2024-05-31T00:00:00Z'));
  expect(readTime('2024-05-31T10:20Z')).toBe(Date.parse('2024-05-31T10:20:00Z'));
  expect(readTime('2024-05-31T10:20:30.5Z')).toBe(expected + 500);
  expect(readTime('2024-05-31T10:20:30.987654Z')).toBe(expected + 987);
  expect(readTime(1_717_150_830.5)).toBe(1_717_150_830_500);
});

it.each([
  ['nothing', ''],
  ['prose', 'next Tuesday 5'],
  ['what Date.parse takes for a year', '5'],
  ['a day that does not exist', '2023-02-29T00:00:00Z'],
  ['an hour that does not exist', '2024-05-31T25:00:00Z'],
  ['the default of some servers', '0001-01-01T00:00:00Z'],
  ['a year beyond 9999', '+010000-01-01T00:00:00Z'],
  ['zero', 0],
  ['a negative time', -1_717_150_830],
  ['a duration of 90 days, which would read as 1970', 7_776_000],
  ['seconds beyond the year 9999', 253_402_300_800],
  ['milliseconds beyond the year 9999', 253_402_300_800_000],
  ['microseconds', 1_717_150_830_000_000],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['true', true],
  ['an object', { seconds: 1_717_150_830 }],
])('is in doubt about %s', (_, value) => {
  expect(readTime(value)).toBeNull();
});

it('reads the end of time that servers write for "never"', () => {
  expect(readTime('9999-12-31T23:59:59Z')).toBe(253_402_300_799_000);
  expect(readTime(253_402_300_799)).toBe(253_402_300_799_000);
});

it('agrees with Date.parse on every instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 253_402_300_799_999 }), (time) => {
      const text = new Date(time).toISOString();
      expect(readTime(text)).toBe(time);
      expect(readTime(text.replace('Z', '+00:00'))).toBe(time);
      expect(readTime(text.replace(/\.\d+Z/, 'Z'))).toBe(Math.floor(time / 1000) * 1000 || null);
    }),
    { numRuns: 2000 },
  );
});
