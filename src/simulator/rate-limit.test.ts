import { describe, expect, it } from 'vitest';
import { RateLimit, type RateLimitKind } from './rate-limit';

const kinds: RateLimitKind[] = ['fixed window', 'sliding window', 'token bucket'];
const start = 1_000_000;

/** How many of the calls that come every `every` milliseconds, from `from` to `to` after the start, are let through. */
function allowed(
  limit: RateLimit,
  kind: RateLimitKind,
  perSecond: number,
  from: number,
  to: number,
  every: number,
) {
  let passed = 0;
  for (let at = from; at < to; at += every)
    if (limit.delayFor(start + at, perSecond, kind) === 0) passed += 1;
  return passed;
}

describe.each(kinds)('%s', (kind) => {
  it('lets a limit of calls through at once, and no more', () => {
    expect(allowed(new RateLimit(), kind, 50, 0, 60, 1)).toBeLessThanOrEqual(53);
    expect(allowed(new RateLimit(), kind, 50, 0, 50, 1)).toBe(50);
  });

  it('lets as many through in the long run', () => {
    const passed = allowed(new RateLimit(), kind, 50, 0, 60_000, 3);
    expect(passed).toBeGreaterThanOrEqual(60 * 50 - 50);
    expect(passed).toBeLessThanOrEqual(61 * 50);
  });

  it('lets everything through that keeps to the limit', () => {
    expect(allowed(new RateLimit(), kind, 20, 0, 10_000, 50)).toBe(200);
  });

  it('says how long to wait, and after that a call goes on', () => {
    const limit = new RateLimit();
    allowed(limit, kind, 5, 0, 500, 10);
    const wait = limit.delayFor(start + 500, 5, kind);
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1000);
    expect(limit.delayFor(start + 500 + Math.ceil(wait), 5, kind)).toBe(0);
  });

  it('follows a limit that is changed', () => {
    const limit = new RateLimit();
    allowed(limit, kind, 50, 0, 5000, 10);
    expect(allowed(limit, kind, 10, 6000, 16_000, 10)).toBeLessThanOrEqual(110);
    expect(allowed(limit, kind, 100, 17_000, 27_000, 5)).toBeGreaterThanOrEqual(900);
  });
});

it('the kinds differ: over the turn of a second', () => {
  const overTheTurn = (kind: RateLimitKind) => allowed(new RateLimit(), kind, 50, 900, 1100, 1);
  expect(overTheTurn('fixed window')).toBe(100);
  expect(overTheTurn('sliding window')).toBe(50);
  expect(overTheTurn('token bucket')).toBe(59);
});

it('counts fixed windows when it is not told otherwise', () => {
  const limit = new RateLimit();
  expect([0, 1, 999, 1000].map((at) => limit.delayFor(start + at, 2))).toEqual([0, 0, 1, 0]);
});

it('no limit is no limit, whatever came before', () => {
  const limit = new RateLimit();
  limit.delayFor(start, 1);
  expect(limit.delayFor(start, Number.POSITIVE_INFINITY)).toBe(0);
});
