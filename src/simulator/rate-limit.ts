/** So many calls in each second of the clock, as an API gateway's usage plan allows. */
export class RateLimit {
  #second = Number.NaN;
  #used = 0;

  /** Milliseconds to wait, or 0 when the call may go on. */
  delayFor(now: number, callsPerSecond: number): number {
    const second = Math.floor(now / 1000);
    if (second !== this.#second) this.#used = 0;
    this.#second = second;
    this.#used += 1;
    return this.#used > callsPerSecond ? (second + 1) * 1000 - now : 0;
  }
}
