import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { DayValues } from './day-column';

const zones = [
  'UTC',
  'Pacific/Auckland',
  'America/St_Johns',
  'Africa/Monrovia',
  'Pacific/Apia',
  'Australia/Lord_Howe',
];
afterEach(() => vi.unstubAllEnvs());

const isoOf = (instant: number) => {
  const date = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

test('says the day that the calendar says, in any zone and on days when clocks change', () => {
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(1960, 0), max: Date.UTC(2060, 0) }),
    fc.integer({ min: -8.64e15, max: 8.64e15 }),
    // Around the changes of New Zealand's clocks, and the day that Samoa left out.
    fc.integer({ min: Date.UTC(2026, 3, 4, 10), max: Date.UTC(2026, 3, 5, 14) }),
    fc.integer({ min: Date.UTC(2026, 8, 26, 10), max: Date.UTC(2026, 8, 27, 14) }),
    fc.integer({ min: Date.UTC(2011, 11, 29), max: Date.UTC(2012, 0, 1) }),
    fc.constantFrom(0, -1, Date.UTC(9999, 11, 31, 23, 59), 8.64e15, -8.64e15),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.array(instant, { minLength: 1, maxLength: 20 }),
      (zone, instants) => {
        vi.stubEnv('TZ', zone);
        const days = new DayValues();
        for (const at of instants) expect(days.values[days.codeAt(at)]).toBe(isoOf(at));
      },
    ),
  );
});

test('is called as the grid calls it, and found as people type it', () => {
  const days = new DayValues();
  const at = new Date(2026, 2, 7, 15).getTime();
  const code = days.codeAt(at);
  expect([days.labels[code], days.values[code]]).toEqual(['07 Mar 2026', '2026-03-07']);
  expect(days.folded(code)).toBe('07 mar 2026 2026-03-07');
  expect([days.codeAt(Number.NaN), days.labels[0], days.folded(0)]).toEqual([0, '', '']);
});

test('an instant that no calendar holds is told as it came', () => {
  const days = new DayValues();
  const codes = [1e300, 9e15, -9e15].map((at) => days.codeAt(at));
  expect(codes.map((code) => days.labels[code])).toEqual(['1e+300', '9000000000000000', '-9000000000000000']);
});

test('days that were forgotten have codes again when they come again', () => {
  const days = new DayValues();
  const at = Date.UTC(2026, 0, 15);
  days.codeAt(at - 86_400_000 * 40);
  days.codeAt(at);
  days.clear();
  expect(days.values[days.codeAt(at)]).toBe(isoOf(at));
});
