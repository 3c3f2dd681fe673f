import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applied,
  bounds,
  changed,
  cleared,
  dayFrom,
  isApplied,
  isAsked,
  narrows,
  noFilter,
  paused,
} from './filter';

test('a range of days holds both its days, whole, in local time', () => {
  const { start, end } = bounds({ from: '2026-03-01', to: '2026-03-31' });
  expect(start).toBe(new Date(2026, 2, 1).getTime());
  expect(end).toBe(new Date(2026, 3, 1).getTime());
  expect(bounds({ from: '', to: '' })).toEqual({ start: -Infinity, end: Infinity });
});

test('a day and the bounds of that day agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2e12, max: 2e14 }), (instant) => {
      const day = dayFrom(instant, 0);
      const { start, end } = bounds({ from: day, to: day });
      expect(instant).toBeGreaterThanOrEqual(start);
      expect(instant).toBeLessThan(end);
    }),
  );
});

describe('a paused filter', () => {
  const set = changed(noFilter, 'statuses', ['active']);
  const off = paused(set, 'statuses', true);

  test('is kept but not applied', () => {
    expect(off.statuses).toEqual(['active']);
    expect(applied(off).statuses).toEqual([]);
    expect([isApplied(off, 'statuses'), narrows(off), isAsked(off)]).toEqual([false, false, true]);
  });

  test('is applied again when it is changed, and forgotten when cleared', () => {
    expect(isApplied(changed(off, 'statuses', ['pending']), 'statuses')).toBe(true);
    expect(cleared(off, 'statuses')).toEqual(noFilter);
  });
});
