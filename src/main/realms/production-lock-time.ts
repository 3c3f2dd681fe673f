/**
 * A length of time that nothing can prolong.
 *
 * Neither clock is enough alone: the wall clock can be set back, and the steady one stands still while the computer sleeps. So of each stretch
 * between two looks the longer measure counts, and a wall clock that goes back ends it: nobody can say how long a sleep around it was.
 */

/** Both in milliseconds. */
export interface TwoClocks {
  /** Epoch time; may jump. */
  wall(): number;
  /** Only ever grows. */
  steady(): number;
}

/** So far a wall clock may be corrected without being called set back. */
const correction = 60_000;

export class Allowance {
  #spent = 0;
  #wall: number;
  #steady: number;
  #latest: number;

  constructor(
    private readonly length: number,
    private readonly clocks: TwoClocks,
  ) {
    this.#wall = this.#latest = clocks.wall();
    this.#steady = clocks.steady();
  }

  /** Milliseconds; 0 once it is used up, and from then on. */
  left(): number {
    const wall = this.clocks.wall();
    const steady = this.clocks.steady();
    this.#spent += Math.max(wall - this.#wall, steady - this.#steady, 0);
    if (wall < this.#latest - correction) this.#spent = this.length;
    this.#wall = wall;
    this.#steady = steady;
    this.#latest = Math.max(this.#latest, wall);
    return Math.max(0, this.length - this.#spent);
  }
}
