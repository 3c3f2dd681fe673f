/** How much of what a realm allows is used, against limits of every kind, in minutes that take no time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimitKind } from '../../simulator/rate-limit';
import { type Trial, tryPace } from './realm-pace-testing';

const kinds: RateLimitKind[] = ['fixed window', 'sliding window', 'token bucket'];

/** Random numbers that are the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Milliseconds from `least` to `most`, there and back. */
function between(least: number, most: number, seed = 7): () => number {
  const random = seeded(seed);
  return () => least + random() * (most - least);
}

const run = (trial: Trial) => tryPace({ latency: between(10, 30), ...trial });

describe.each(kinds)('%s', (kind) => {
  it.each([1, 3, 10, 50, 200])(
    'a limit of %i a second: at least 95 % of it in ten minutes',
    async (limit) => {
      const { used, sentDuringHold, holds } = await run({ kind, limit, seconds: 600 });
      expect(used).toBeGreaterThanOrEqual(0.95);
      expect(sentDuringHold).toBe(0);
      expect(holds.length).toBeLessThan(40);
    },
  );

  it('a far server with many callers', async () => {
    const latency = between(300, 315);
    const { used, sentDuringHold } = await run({ kind, limit: 50, seconds: 600, latency, callers: 32 });
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(sentDuringHold).toBe(0);
  });

  it('the first minute already: 93 %', async () => {
    const { used } = await run({ kind, limit: 50, seconds: 60 });
    expect(used).toBeGreaterThanOrEqual(0.93);
  });

  it('a limit that is lowered is followed within seconds', async () => {
    const limit = (second: number) => (second < 60 ? 50 : 20);
    const { perSecond, holds } = await run({ kind, limit, seconds: 180 });
    const after = perSecond.slice(70).reduce((sum, n) => sum + n, 0) / 110;
    expect(after).toBeGreaterThanOrEqual(20 * 0.94);
    expect(holds.filter((at) => at >= 60 && at < 70).length).toBeLessThanOrEqual(4);
  });

  it('a limit that is raised is noticed within two and a half minutes', async () => {
    const limit = (second: number) => (second < 200 ? 20 : 60);
    const { perSecond } = await run({ kind, limit, seconds: 500 });
    const after = perSecond.slice(370).reduce((sum, n) => sum + n, 0) / 130;
    expect(after).toBeGreaterThanOrEqual(60 * 0.93);
  });

  it('a server that does not say how long to wait', async () => {
    const { used, sentDuringHold } = await run({ kind, limit: 50, seconds: 600, retryAfter: () => null });
    expect(used).toBeGreaterThanOrEqual(0.95);
    expect(sentDuringHold).toBe(0);
  });

  it('a server that punishes with ten seconds is asked too often rarely', async () => {
    const { used, holds } = await run({ kind, limit: 50, seconds: 600, retryAfter: () => 10_000 });
    expect(used).toBeGreaterThanOrEqual(0.65);
    expect(holds.length).toBeLessThanOrEqual(12);
  });
});

it('a quota by the minute: after its first long holds calls are spread over the minute', async () => {
  let minute = Number.NaN;
  let count = 0;
  const limiter = (now: number, perSecond: number) => {
    const current = Math.floor(now / 60_000);
    if (current !== minute) count = 0;
    minute = current;
    if (count + 1 > perSecond * 60) return (current + 1) * 60_000 - now;
    count += 1;
    return 0;
  };
  const trial = { kind: 'fixed window' as const, limit: 10, seconds: 1200, patience: 120_000 };
  const { used, perSecond } = await run({ ...trial, limiter });
  expect(used).toBeGreaterThanOrEqual(0.95);
  expect(perSecond.slice(600).filter((n = 0) => n === 0 || n > 20).length).toBeLessThan(30);
});

it('whatever the limit, the latency and the number of callers: nothing is sent in a hold, and no limit is left unused', async () => {
  const runs = Number(process.env.WYCH_PACES ?? 15);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...kinds),
      fc.integer({ min: 2, max: 100 }),
      fc.integer({ min: 2, max: 120 }),
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: 1, max: 2 ** 31 }),
      async (kind, limit, least, jitter, seed) => {
        // Enough callers to reach it; fewer could not, whatever the pace.
        const callers = Math.max(2, Math.ceil((limit * (least + jitter)) / 1000) * 2);
        const latency = between(least, least + jitter, seed);
        const result = await tryPace({ kind, limit, seconds: 300, latency, callers });
        expect(result.sentDuringHold).toBe(0);
        expect(result.used).toBeGreaterThanOrEqual(0.95);
      },
    ),
    { numRuns: runs },
  );
}, 600_000);
