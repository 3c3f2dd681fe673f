/** What was let through lately, as far as a refusal teaches something by it. All times are milliseconds. */
import type { Refusal } from './realm-pace-search';

/** Answers may be that late. */
const kept = 5000;
/** After so long without a call, what came before says nothing of how fast it was asked. */
const pause = 60_000;

export class RecentCalls {
  /** When the last ones that were let through had been sent. */
  readonly #letThrough: number[] = [];
  /** How many since `#openedAt`. */
  #count = 0;
  /** When the last hold ended, or asking began. */
  #openedAt = 0;
  /** When the refusal before that hold was, or asking began. */
  #cycleFrom = 0;
  #lastSent = Number.NEGATIVE_INFINITY;
  #refusedAt: number | undefined;

  sent(at: number): void {
    if (at - this.#lastSent > pause) this.#begin(at, at);
    this.#lastSent = at;
  }

  letThrough(at: number): void {
    this.#letThrough.push(at);
    if (this.#refusedAt === undefined)
      while ((this.#letThrough[0] ?? at) < at - kept) this.#letThrough.shift();
    if (at >= this.#openedAt) this.#count += 1;
  }

  /** Those that were under way when another was refused teach nothing new. */
  refused(at: number): void {
    if (at >= this.#openedAt) this.#refusedAt = Math.min(at, this.#refusedAt ?? at);
  }

  /** What is learnt when a hold ends, once: by then those that were under way have been answered. */
  lesson(openAt: number): Refusal | null {
    const refusedAt = this.#refusedAt;
    if (refusedAt === undefined) return null;
    const perSecond = (from: number, to: number) => (this.#count / Math.max(1000, to - from)) * 1000;
    const lesson = {
      lastSecond: this.#letThrough.filter((at) => at > refusedAt - 1000).length,
      sinceRefusal: perSecond(this.#cycleFrom, refusedAt),
      withHold: perSecond(this.#openedAt, openAt),
      hold: (openAt - refusedAt) / 1000,
    };
    this.#begin(openAt, refusedAt);
    return lesson;
  }

  #begin(openedAt: number, cycleFrom: number): void {
    this.#openedAt = openedAt;
    this.#cycleFrom = cycleFrom;
    this.#count = 0;
    this.#refusedAt = undefined;
  }
}
