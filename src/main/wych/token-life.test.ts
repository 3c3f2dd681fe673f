import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValid, lifeOf, refreshTime, type Token } from './token-life';

const token = (life: number): Token => ({
  value: 't',
  obtainedAt: 1000,
  validUntil: 1000 + life,
  scopes: [],
  serverAhead: null,
});

it.each([
  [900, 900_000],
  [0, 60_000],
  [7200, 3_600_000],
  [1e15, 3_600_000],
  [undefined, 60_000],
  [null, 60_000],
  [-1, 60_000],
  [Number.NaN, 60_000],
  [Number.POSITIVE_INFINITY, 60_000],
  ['900', 60_000],
])('expires_in %s lives %d ms', (expiresIn, life) => {
  expect(lifeOf(expiresIn)).toBe(life);
});

describe('refreshTime', () => {
  it('is 30 to 45 seconds before the end of a quarter of an hour', () => {
    expect(token(900_000).validUntil - refreshTime(token(900_000), () => 0)).toBe(30_000);
    expect(token(900_000).validUntil - refreshTime(token(900_000), () => 1)).toBe(45_000);
  });

  it('leaves most of any life for use, so that a short one is not fetched over and over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_600_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (life, random) => {
          const at = refreshTime(token(life), () => random);
          expect(at).toBeLessThanOrEqual(1000 + life);
          expect(at - 1000).toBeGreaterThanOrEqual(life * 0.849);
        },
      ),
    );
  });
});

it('is valid from when it was obtained until it ends', () => {
  expect([999, 1000, 60_999, 61_000].map((now) => isValid(token(60_000), now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
