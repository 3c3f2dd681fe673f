/** A realm with a limit and callers who never rest, in a time of their own that takes no time. */
import { RateLimit, type RateLimitKind } from '../../simulator/rate-limit';
import type { Clock } from '../clock';
import { RealmPace } from './realm-pace';

/** Goes on to the next thing that somebody waits for, whenever nothing else is to be done. */
export class LeapingClock implements Clock {
  #time = Date.parse('2026-01-05T09:00:00Z');
  readonly #sleepers: Array<{ until: number; wake: () => void }> = [];

  now = (): number => Math.floor(this.#time);

  sleep(ms: number): Promise<void> {
    const until = this.#time + Math.max(1, ms);
    return new Promise((wake) => {
      let place = this.#sleepers.length;
      while (place > 0 && (this.#sleepers[place - 1]?.until ?? 0) > until) place -= 1;
      this.#sleepers.splice(place, 0, { until, wake });
    });
  }

  async runUntil(end: number): Promise<void> {
    for (;;) {
      await new Promise(setImmediate);
      const next = this.#sleepers[0];
      if (!next || next.until > end) break;
      this.#time = next.until;
      while (this.#sleepers[0] && this.#sleepers[0].until <= this.#time) this.#sleepers.shift()?.wake();
    }
    this.#time = end;
  }
}

export interface Trial {
  kind: RateLimitKind;
  /** Calls a second, at so many seconds after the start. */
  limit: number | ((second: number) => number);
  seconds: number;
  /** Milliseconds there and back. */
  latency?: () => number;
  callers?: number;
  /** Default: as the limiter says, in whole seconds. */
  retryAfter?: (wait: number) => number | null;
  /** Counts in another way than `kind`: milliseconds to wait, 0 when the call is let through. */
  limiter?: (now: number, limit: number) => number;
  /** Milliseconds that a caller would wait. */
  patience?: number;
}

export interface TrialResult {
  /** Calls that were let through, of those that were allowed. */
  used: number;
  /** Refused in all. */
  refused: number;
  /** Seconds after the start, one for each hold. */
  holds: number[];
  /** Sent after a 429 had come back and before its hold ended: has to be 0. */
  sentDuringHold: number;
  /** Calls that were let through, by second. */
  perSecond: number[];
}

export async function tryPace(trial: Trial): Promise<TrialResult> {
  const clock = new LeapingClock();
  const start = clock.now();
  const pace = new RealmPace(clock);
  const ofKind = new RateLimit();
  const limiter = trial.limiter ?? ((now, limit) => ofKind.delayFor(now, limit, trial.kind));
  const limitAt = (now: number) =>
    typeof trial.limit === 'number' ? trial.limit : trial.limit((now - start) / 1000);
  const latency = trial.latency ?? (() => 10);
  const retryAfter = trial.retryAfter ?? ((wait) => Math.ceil(wait / 1000) * 1000);
  const result: TrialResult = { used: 0, refused: 0, holds: [], sentDuringHold: 0, perSecond: [] };
  const end = start + trial.seconds * 1000;
  let heldFrom = 0;
  let heldUntil = 0;

  const caller = async () => {
    while (clock.now() < end) {
      const turn = await pace.turn(trial.patience ?? 20_000);
      if (turn.at > heldFrom && turn.at < heldUntil) result.sentDuringHold += 1;
      await clock.sleep(latency() / 2);
      const wait = limiter(clock.now(), limitAt(clock.now()));
      const second = Math.floor((clock.now() - start) / 1000);
      if (wait === 0) result.perSecond[second] = (result.perSecond[second] ?? 0) + 1;
      await clock.sleep(latency() / 2);
      if (wait === 0) pace.accepted(turn);
      else {
        if (clock.now() >= heldUntil) {
          result.holds.push((clock.now() - start) / 1000);
          heldFrom = clock.now();
        }
        result.refused += 1;
        pace.refused(turn, retryAfter(wait));
        heldUntil = pace.heldUntil() ?? 0;
      }
    }
  };
  for (let nth = 0; nth < (trial.callers ?? 16); nth++) void caller();
  await clock.runUntil(end);
  let allowed = 0;
  for (let second = 0; second < trial.seconds; second++) allowed += limitAt(start + second * 1000);
  result.used = result.perSecond.slice(0, trial.seconds).reduce((sum, n = 0) => sum + n, 0) / allowed;
  return result;
}
