/**
 * Finds out how many calls a second a realm allows, from nothing but its 429s.
 *
 * The hard thing is that a 429 costs about a second in which nothing may be sent, and that no single one tells the limit: a server that counts
 * in seconds of its clock may have let through almost two seconds' worth just before. So rates that were carried and rates that were too
 * much close in on the limit from both sides; then a higher one is tried ever more rarely, so that a limit that was raised is noticed at
 * little cost.
 */

/** What was let through before a 429, and what came of it. All rates are calls a second. */
export interface Refusal {
  /** How many in the second before it: at least what is allowed. */
  lastSecond: number;
  /** Since the 429 before it: no more than is allowed, but for what the server had saved up. */
  sinceRefusal: number;
  /** Since the hold before it, its own hold included. */
  withHold: number;
  /** Seconds the realm wanted to be left alone. */
  hold: number;
}

/** Of what is thought to be allowed, so much is aimed at: calls arrive less evenly than they are sent. */
const caution = 0.97;
/** Down to so much of a rate that was refused: of one that had been carried for a while, of a first, second, … that had hardly been. */
const steps = [0.97, 0.97, 0.9, 0.85, 0.75];
/** A good rate and one that is too much by no more than this are as close as they need to be. */
const close = 1.016;
/** From there, so far above what was too much a trial goes. */
const beyond = 1.04;
/** Seconds for which a rate has to be carried before it counts as good. */
const proof = 3;
/** Seconds at a good rate before the next trial above what was too much; doubled with each one that fails. */
const firstPatience = 30;
const longestPatience = 120;
/** Calls a second: no slower, whatever a server says with its holds. */
const slowest = 0.25;
/** Calls: fewer in a second may be all that was asked, rather than all that is allowed. */
const many = 10;
/** Seconds. A server that wants a longer hold counts in minutes rather than seconds, or it punishes. */
const longHold = 5;

export class RateSearch {
  #rate = Number.POSITIVE_INFINITY;
  /** The highest that was carried for a while; 0 until there is one. */
  #good = 0;
  /** The lowest that is thought too much. */
  #bad = Number.POSITIVE_INFINITY;
  /** Calls let through since the rate was last changed. */
  #carried = 0;
  /** Refusals in a row of rates that had hardly been carried. */
  #hasty = 0;
  #failedTrials = 0;
  /** Seconds at a good rate before a higher one is tried. */
  #patience = 0;
  /** Trials in a row that found no limit. */
  #climbed = 0;
  /** Seconds over which the server seems to count. */
  #span = 1;

  /** Calls a second; Infinity while nothing is known. */
  get rate(): number {
    return this.#rate;
  }

  /** A call was let through that had had to wait for its turn: the rate was put to the test. */
  carried(): void {
    this.#carried += 1;
    const seconds = this.#carried / this.#rate;
    if (this.#rate > this.#good) {
      if (this.#carried >= 5 && seconds >= this.#proof()) this.#prove();
    } else if (seconds >= this.#patience) this.#try();
  }

  refused(refusal: Refusal): void {
    this.#climbed = 0;
    // Nothing was let through since the last hold: that was too short, and says nothing of a rate.
    if (refusal.withHold === 0) {
      if (this.#rate === Number.POSITIVE_INFINITY) this.#change(1);
      return;
    }
    const tried = this.#rate;
    const most = Math.max(1, refusal.lastSecond) + (tried === Number.POSITIVE_INFINITY ? 0 : 1);
    const wasShort = this.#carried < 5 * this.#span * tried;
    this.#span = refusal.hold > longHold ? refusal.hold : Math.max(1, this.#span / 2);
    this.#bad = Math.min(this.#bad, tried, most);
    if (0 < this.#good && this.#good < this.#bad) {
      this.#failedTrials += 1;
      this.#change(this.#good);
    } else {
      if (most < tried / 2) this.#failedTrials = 0;
      else if (!wasShort) this.#failedTrials += 1;
      this.#good = 0;
      this.#change(Math.min(caution * most, this.#stepDown(refusal, wasShort)));
    }
    // The first one of many is believed for a while.
    const isPlain = tried === Number.POSITIVE_INFINITY && most >= many && this.#span === 1;
    this.#patience = isPlain ? firstPatience : this.#nextPatience();
  }

  /** Where a rate leads that was good, or is not known to be, and was refused. */
  #stepDown({ hold, withHold, sinceRefusal }: Refusal, wasShort: boolean): number {
    this.#hasty = wasShort ? this.#hasty + 1 : 0;
    if (hold > longHold) return caution * withHold;
    const step = steps[Math.min(this.#hasty, steps.length - 1)] ?? caution;
    return Math.max(step * this.#rate, wasShort ? caution * sinceRefusal : 0);
  }

  /** Nothing was refused for long: what was known may no longer hold. */
  relax(): void {
    this.#bad = Number.POSITIVE_INFINITY;
    this.#good = 0;
    this.#change(this.#rate > 1000 ? Number.POSITIVE_INFINITY : this.#rate * 2);
  }

  /** The rate has been carried long enough. A trial that went well is followed by the next at once. */
  #prove(): void {
    if (this.#rate > this.#bad) {
      this.#bad = Number.POSITIVE_INFINITY;
      this.#failedTrials = 0;
    }
    if (this.#good > 0) this.#patience = 0;
    this.#good = this.#rate;
    this.#carried = 0;
    this.#hasty = 0;
  }

  #try(): void {
    if (this.#bad === Number.POSITIVE_INFINITY) {
      this.#climbed += 1;
      this.#change(this.#good * Math.min(1.5, 1 + 0.1 * this.#climbed));
    } else this.#change(this.#isClose() ? this.#bad * beyond : Math.sqrt(this.#good * this.#bad));
  }

  #isClose(): boolean {
    return this.#bad <= this.#good * close;
  }

  /** Seconds; above what was too much, long enough for two calls too many. */
  #proof(): number {
    const two = this.#rate > this.#bad ? 2 / (this.#rate - this.#bad) : 0;
    return Math.max(proof, this.#span, two);
  }

  #nextPatience(): number {
    if (this.#failedTrials === 0) return 0;
    const first = this.#isClose() ? firstPatience : proof;
    return this.#span * Math.min(longestPatience, first * 2 ** (this.#failedTrials - 1));
  }

  #change(rate: number): void {
    this.#rate = Math.max(slowest, rate);
    this.#carried = 0;
  }
}
