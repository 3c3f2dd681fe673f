/**
 * How many consents of one realm are worked on at a time: one more after each good round, half as many when the realm shows that it is too much.
 * What was under way before a halving says nothing about it, so it does not halve again.
 */
import type { RevocationOutcome } from '../../../shared/revocation';

const first = 2;
const usualMost = 16;

export class Concurrency {
  #limit: number;
  #good = 0;
  #era = 0;

  /** `most` at a time, however well it goes. */
  constructor(private readonly most = usualMost) {
    this.#limit = Math.min(first, most);
  }

  get limit(): number {
    return this.#limit;
  }

  /** To be handed back with the outcome. */
  get era(): number {
    return this.#era;
  }

  note(era: number, outcome: RevocationOutcome): void {
    if (era !== this.#era) return;
    if (isTooMuch(outcome)) {
      this.#limit = Math.max(1, Math.floor(this.#limit / 2));
      this.#good = 0;
      this.#era += 1;
      return;
    }
    this.#good += 1;
    if (this.#good < this.#limit) return;
    this.#good = 0;
    this.#limit = Math.min(this.most, this.#limit + 1);
  }
}

const isTooMuch = (outcome: RevocationOutcome): boolean =>
  (outcome.kind === 'failed' || outcome.kind === 'unknown') &&
  ['throttled', 'timeout', 'server-error'].includes(outcome.failure.kind);
