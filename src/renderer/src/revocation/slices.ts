/**
 * A long list that main keeps, of which the window holds what was looked at. Outcomes change while it is looked at: `renew` has every slice asked for again
 * when it is next seen, and shows what was known until then.
 */
import { type Failure, toFailure } from '../../../shared/failure';
import { sliceLimit } from '../../../shared/revocation-terms';

export interface Slice<T> {
  readonly total: number;
  readonly items: readonly T[];
}

export type AskSlice<T> = (from: number, limit: number) => Promise<Slice<T>>;

export class Slices<T> {
  /** Null until main has answered. */
  total: number | null = null;
  failure: Failure | null = null;
  version = 0;
  readonly #slices = new Map<number, readonly T[]>();
  readonly #asked = new Map<number, number>();
  readonly #listeners = new Set<() => void>();
  #round = 0;
  #last: readonly [number, number] = [0, 0];

  constructor(private readonly ask: AskSlice<T>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  at(index: number): T | undefined {
    return this.#slices.get(Math.floor(index / sliceLimit))?.[index % sliceLimit];
  }

  /** These are looked at, both included: what is not on hand is asked for. */
  need(from: number, to: number): void {
    this.#last = [from, to];
    for (let page = Math.floor(from / sliceLimit); page <= Math.floor(to / sliceLimit); page++)
      if (this.#asked.get(page) !== this.#round) void this.#read(page);
  }

  renew(): void {
    this.#round++;
    this.need(...this.#last);
  }

  /** After a failure. */
  retry(): void {
    this.failure = null;
    this.renew();
  }

  async #read(page: number): Promise<void> {
    const round = this.#round;
    this.#asked.set(page, round);
    try {
      const { total, items } = await this.ask(page * sliceLimit, sliceLimit);
      // A later round has asked for it again.
      if (this.#asked.get(page) !== round) return;
      this.total = total;
      this.failure = null;
      this.#slices.set(page, items);
    } catch (error) {
      this.failure = toFailure(error);
    }
    this.version++;
    for (const listener of this.#listeners) listener();
  }
}
