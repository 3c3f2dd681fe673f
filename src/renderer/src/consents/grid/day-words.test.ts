import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatDate } from '../../components/time-format';
import { dayWords } from './day-words';

it('tells the day as a formatter does, at any instant and however often', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -8.64e15, max: 8.64e15 }), { maxLength: 20 }), (instants) => {
      for (const at of [...instants, ...instants]) expect(dayWords(at)).toBe(formatDate(at));
    }),
  );
});

it('keeps neighbouring days apart', () => {
  const hour = 3_600_000;
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += hour)
    expect(dayWords(at)).toBe(formatDate(at));
});

it('tells an instant outside the calendar as it came', () => {
  for (const at of [8.64e15 + 1, 9e15, Number.NaN]) expect(dayWords(at)).toBe(String(at));
});
