import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barOf, timingParts, timingWords, totalOf } from './timing';

const span = fc.option(fc.double({ min: 0, max: 1e7, noNaN: true }), { nil: null });
const timing = fc.record({ queue: span, wait: span, body: span });

describe('the timing of a call', () => {
  it('adds up what is known', () => {
    expect(totalOf({ queue: 12, wait: 85, body: 3 })).toBe(100);
    expect(totalOf({ queue: 12, wait: null, body: null })).toBe(12);
    expect(totalOf({ queue: null, wait: null, body: null })).toBeNull();
  });

  it('is told in words, for whoever sees no bar', () => {
    expect(timingWords({ queue: 0, wait: 1_234, body: null })).toBe('queue 0 ms, wait 1.2 s, body not known');
  });

  it('draws the parts in the order of time, each by its share', () => {
    const bar = barOf({ queue: 100, wait: 800, body: 100 });
    expect(bar.map(({ part }) => part)).toEqual(timingParts);
    expect((bar[1]?.percent ?? 0) / (bar[0]?.percent ?? 1)).toBeCloseTo(8);
  });

  it('never draws beyond its room, nor nothing for a call that has ended', () => {
    fc.assert(
      fc.property(timing, (some) => {
        const length = barOf(some).reduce((sum, { percent }) => sum + percent, 0);
        expect(length).toBeLessThanOrEqual(100 + 1e-6);
        if (totalOf(some) !== null && some.wait !== null) expect(length).toBeGreaterThan(0);
      }),
    );
  });

  it('is longer for a call that took longer', () => {
    const lengthOf = (wait: number) =>
      barOf({ queue: 0, wait, body: 0 }).reduce((sum, { percent }) => sum + percent, 0);
    expect([2, 20, 200, 2_000].map(lengthOf)).toEqual(
      [2, 20, 200, 2_000].map(lengthOf).toSorted((a, b) => a - b),
    );
    expect(lengthOf(20)).toBeLessThan(lengthOf(200));
    expect(lengthOf(60_000)).toBeCloseTo(100);
  });
});
