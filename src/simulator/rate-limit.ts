/** How many calls an API lets through, counted in the ways that gateways count. Each says how long a refused call has to wait. */

/**
 * - 'fixed window': so many in each second of the clock.
 * - 'sliding window': so many in any second.
 * - 'token bucket': so many a second in the long run, and as many at once as a second saves up.
 */
export type RateLimitKind = 'fixed window' | 'sliding window' | 'token bucket';

/** The limit and its kind may change from one call to the next. */
export class RateLimit {
  readonly #counters: Record<RateLimitKind, Counter> = {
    'fixed window': new FixedWindow(),
    'sliding window': new SlidingWindow(),
    'token bucket': new TokenBucket(),
  };

  /** Milliseconds to wait, or 0 when the call may go on; then it is counted. */
  delayFor(now: number, callsPerSecond: number, kind: RateLimitKind = 'fixed window'): number {
    return callsPerSecond === Number.POSITIVE_INFINITY
      ? 0
      : this.#counters[kind].delayFor(now, callsPerSecond);
  }
}

interface Counter {
  delayFor(now: number, callsPerSecond: number): number;
}

class FixedWindow implements Counter {
  #second = Number.NaN;
  #used = 0;

  delayFor(now: number, callsPerSecond: number): number {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#used = 0;
    this.#second = second;
    if (this.#used + 1 > callsPerSecond) return (second + 1) * 1000 - now;
    this.#used += 1;
    return 0;
  }
}

class SlidingWindow implements Counter {
  /** When each call of the last second came, oldest first. */
  #came: number[] = [];

  delayFor(now: number, callsPerSecond: number): number {
    this.#came = this.#came.filter((at) => at > now - 1000);
    const excess = this.#came.length + 1 - callsPerSecond;
    if (excess > 0) return (this.#came[Math.ceil(excess) - 1] ?? now) + 1000 - now;
    this.#came.push(now);
    return 0;
  }
}

class TokenBucket implements Counter {
  #saved: number | undefined;
  #at = 0;

  delayFor(now: number, callsPerSecond: number): number {
    const room = Math.max(1, callsPerSecond);
    const earned = (Math.max(0, now - this.#at) / 1000) * callsPerSecond;
    this.#saved = Math.min(room, (this.#saved ?? room) + earned);
    this.#at = now;
    if (this.#saved < 1) return ((1 - this.#saved) / callsPerSecond) * 1000;
    this.#saved -= 1;
    return 0;
  }
}
