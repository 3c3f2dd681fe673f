/** Whether /token is to be left in peace at the moment, and why: by what it said, and by what the API said to its tokens (#27). */
import type { FailureError } from '../../shared/failure';
import type { Clock } from '../clock';
import { type Hold, holdForRefusals, holdForSkew, holds } from './token-hold';
import { isSkewed, type Token } from './token-life';

/** Milliseconds for which a token counts as fresh: refused so young, its age is not the reason. */
const freshFor = 60_000;
/** Milliseconds. Two refusals closer than this are no accident: a third token would fare no better. */
const refusalsApart = 10 * 60_000;

export class TokenHolding {
  #hold: Hold | null = null;
  #lastRefusal = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    /** How long to leave /token in peace after a failed request; null: not at all. */
    private readonly holdAfter: (error: FailureError, now: number) => Hold | null,
  ) {}

  /** Why, or null when it may be asked. */
  reason(): FailureError | null {
    return this.#hold && holds(this.#hold, this.clock.now()) ? this.#hold.error : null;
  }

  failed(error: FailureError): void {
    this.#hold = this.holdAfter(error, this.clock.now()) ?? this.#hold;
  }

  /** A token was given. */
  worked(): void {
    this.#hold = null;
  }

  /** The API refused this token. */
  refused(token: Token): void {
    const now = this.clock.now();
    if (this.isFresh(token) && isSkewed(token)) this.#hold = holdForSkew(token, now);
    else if (Math.abs(now - this.#lastRefusal) < refusalsApart) this.#hold = holdForRefusals(now);
    this.#lastRefusal = now;
  }

  /** On the operator's word; refused credentials stay refused. */
  lift(): void {
    this.#lastRefusal = Number.NEGATIVE_INFINITY;
    if (this.#hold?.lasts !== Number.POSITIVE_INFINITY) this.#hold = null;
  }

  isFresh({ obtainedAt }: Token): boolean {
    return Math.abs(this.clock.now() - obtainedAt) < freshFor;
  }
}
