/** How fast a run goes, and how often the window is told: small and seldom, whatever the run's size and pace. */
import type { Clock } from '../../clock';

/** Milliseconds. */
const lately = 30_000;
const soonest = 2_000;

/** Consents a minute, over the last half minute of work. */
export class Rate {
  #since: number;
  #ends: number[] = [];

  constructor(private readonly clock: Clock) {
    this.#since = clock.now();
  }

  /** Work begins, again perhaps: a pause is no slowness. */
  begin(): void {
    this.#since = this.clock.now();
    this.#ends = [];
  }

  note(): void {
    this.#ends.push(this.clock.now());
    if (this.#ends.length % 1000 === 0) this.#sweep();
  }

  /** Null while nobody can say. */
  get perMinute(): number | null {
    const over = Math.min(lately, this.clock.now() - this.#since);
    this.#sweep();
    if (over < soonest || this.#ends.length === 0) return null;
    return (this.#ends.length * 60_000) / over;
  }

  #sweep(): void {
    const now = this.clock.now();
    const from = now - lately;
    // A clock that was set back leaves ends in the future.
    this.#ends = this.#ends.filter((at) => at > from && at <= now);
  }
}

/** Calls `act` every so many milliseconds until what it returned is called. */
export type Every = (ms: number, act: () => void) => () => void;

export const everyInterval: Every = (ms, act) => {
  const timer = setInterval(act, ms);
  timer.unref();
  return () => clearInterval(timer);
};

const beat = 250;
/** Beats after which it is told anyway: rate, time left and a hold change by themselves. */
const quietBeats = 4;

/** Tells at once of a change that matters, of anything else at most four times a second. */
export class Teller {
  #isNew = false;
  #quiet = 0;
  #stop: (() => void) | null = null;

  constructor(
    private readonly every: Every,
    private readonly tell: () => void,
  ) {}

  /** Something has moved on. */
  moved(): void {
    this.#isNew = true;
    this.#stop ??= this.every(beat, () => this.#beat());
  }

  /** The state is another: told at once. */
  changed(): void {
    this.#isNew = false;
    this.#quiet = 0;
    this.tell();
  }

  /** Nothing moves until `moved`. What has moved since the last beat is told now: no other will come. */
  rest(): void {
    this.#stop?.();
    this.#stop = null;
    if (this.#isNew) this.changed();
  }

  #beat(): void {
    this.#quiet += 1;
    if (this.#isNew || this.#quiet >= quietBeats) this.changed();
  }
}
