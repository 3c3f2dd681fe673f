/**
 * What a realm allows, for all of its calls together: a 429 holds every one of them, and from then on they leave one by one, evenly, as fast as
 * the realm has been seen to allow. Until the first 429 nothing waits.
 *
 * A caller waits for one answer at a time, so the queue is no longer than there are callers, and first come, first served is fair.
 */
import { type FailureError, fail } from '../../shared/failure';
import type { Clock } from '../clock';
import { cancelled } from './network-failure';
import { TurnQueue } from './realm-pace-queue';
import { RecentCalls } from './realm-pace-recent';
import { RateSearch } from './realm-pace-search';
import { OnwardTime } from './realm-pace-time';

/** Given to a call that may be sent now, and to be handed back with what came of it. */
export interface Turn {
  /** Milliseconds of the pace's own time. */
  readonly at: number;
  /** It had to wait for it. */
  readonly waited: boolean;
}

/** Milliseconds. Whatever a server says, it is asked again after an hour. */
const longestHold = 3_600_000;
/** Milliseconds: Retry-After counts in whole seconds, and 0 of them would be no hold at all. */
const shortestHold = 1000;
/** Milliseconds, where the server does not say how long. */
const longestBackOff = 30_000;
/** Milliseconds by which a turn may be made up for when this computer was busy; more would be a burst. */
const slack = 20;
/** Milliseconds without a 429 after which a limit begins to be forgotten, and then in which what is allowed doubles. */
const memory = 600_000;
const forgetting = 60_000;

export class RealmPace {
  readonly #time: OnwardTime;
  readonly #queue = new TurnQueue<Turn>();
  readonly #calls = new RecentCalls();
  readonly #search = new RateSearch();
  #isAttended = false;
  /** The end of the hold, of the last one when there is none. */
  #openAt = Number.NEGATIVE_INFINITY;
  /** When the next may be sent, as far as the rate goes. */
  #nextAt = Number.NEGATIVE_INFINITY;
  /** Holds in a row between which nothing was let through. */
  #inVain = 0;
  /** When forgetting goes on. */
  #forgetAt = Number.POSITIVE_INFINITY;

  constructor(private readonly clock: Clock) {
    this.#time = new OnwardTime(clock);
  }

  /**
   * Resolves when a call may be sent. `patience`: milliseconds of hold that the caller would wait through. @throws Failure `throttled` when the
   * hold is longer, `cancelled`.
   */
  async turn(patience: number, signal?: AbortSignal): Promise<Turn> {
    if (signal?.aborted) throw cancelled();
    const now = this.#time.now();
    if (this.#openAt - now > patience) throw this.#tooLong();
    this.#learn(now);
    if (this.#queue.isEmpty && this.#isFree(now)) return this.#take(now, false);
    const turn = this.#queue.join(patience, signal);
    void this.#attend();
    return turn;
  }

  /** The server dealt with it, whatever it said. */
  accepted(turn: Turn): void {
    this.#calls.letThrough(turn.at);
    if (turn.at < this.#openAt) return;
    this.#inVain = 0;
    if (turn.waited) this.#search.carried();
  }

  /**
   * The server wants to be left alone: for `wait` milliseconds, or it did not say. `tooOften`: because it was asked too often (429), so that
   * there is something to be learnt about its limit.
   */
  refused(turn: Turn, wait: number | null, tooOften = true): void {
    const now = this.#time.now();
    // One that was under way when another was refused was not sent in vain.
    if (turn.at >= this.#openAt) this.#inVain += 1;
    const asked = wait ?? Math.min(longestBackOff, shortestHold * 2 ** (this.#inVain - 1));
    this.#openAt = Math.max(this.#openAt, now + Math.min(longestHold, Math.max(shortestHold, asked)));
    this.#queue.disappoint(this.#openAt - now, () => this.#tooLong());
    if (!tooOften) return;
    this.#calls.refused(turn.at);
    this.#forgetAt = now + memory;
  }

  /** Epoch milliseconds until which nothing is sent, or null. */
  heldUntil(): number | null {
    return this.#openAt > this.#time.now() ? this.#time.onTheClock(this.#openAt) : null;
  }

  /** Runs while anybody waits. */
  async #attend(): Promise<void> {
    if (this.#isAttended) return;
    this.#isAttended = true;
    while (!this.#queue.isEmpty) {
      const now = this.#time.now();
      this.#learn(now);
      if (this.#isFree(now)) this.#queue.call(this.#take(now, true));
      else await this.clock.sleep(Math.max(this.#openAt, this.#nextAt) - now);
    }
    this.#isAttended = false;
  }

  /** Timers know whole milliseconds only. */
  #isFree(now: number): boolean {
    return now >= this.#openAt && now + 0.5 >= this.#nextAt;
  }

  #take(now: number, waited: boolean): Turn {
    this.#calls.sent(now);
    this.#nextAt = Math.max(this.#nextAt, now - slack) + 1000 / this.#search.rate;
    return { at: now, waited };
  }

  /** After a hold, and when nothing has been refused for long. */
  #learn(now: number): void {
    if (now < this.#openAt) return;
    const lesson = this.#calls.lesson(this.#openAt);
    if (lesson) {
      this.#search.refused(lesson);
      this.#nextAt = this.#openAt;
    }
    if (now < this.#forgetAt) return;
    this.#forgetAt = now + forgetting;
    this.#search.relax();
  }

  #tooLong(): FailureError {
    const until = new Date(this.#time.onTheClock(this.#openAt));
    const time = until.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    return fail(
      'throttled',
      `The server wants to be left alone until ${time}.`,
      'Nothing is sent to it before. Try again then.',
      { retryable: true },
    );
  }
}
