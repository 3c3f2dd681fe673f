import type { Clock } from '../clock';

/** A clock that only goes on: when the machine's is set back, no hold becomes longer than it was. Sleep counts as time that went by. */
export class OnwardTime {
  #ahead = 0;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(private readonly clock: Clock) {}

  /** Milliseconds, from where the machine's clock began. */
  now(): number {
    const now = this.clock.now() + this.#ahead;
    if (now < this.#latest) this.#ahead += this.#latest - now;
    else this.#latest = now;
    return this.#latest;
  }

  /** The machine's time for one of ours. */
  onTheClock(time: number): number {
    return this.clock.now() + (time - this.now());
  }
}
