import type { Fetch } from './network-door-ports';

/** Gives each exchange a lane of its own for as long as it lasts; who finds none free waits in turn. */
export class WriteLanes {
  readonly #free: Fetch[];
  readonly #waiting: Array<(lane: Fetch) => void> = [];

  constructor(lanes: readonly Fetch[]) {
    this.#free = [...lanes];
  }

  /** Rejects with the signal's reason when it aborts before a lane is free; after that the exchange itself minds the signal. */
  async run<T>(exchange: (fetch: Fetch) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const lane = this.#free.pop() ?? (await this.#next(signal));
    try {
      return await exchange(lane);
    } finally {
      this.#release(lane);
    }
  }

  #next(signal?: AbortSignal): Promise<Fetch> {
    return new Promise((resolve, reject) => {
      const take = (lane: Fetch) => {
        signal?.removeEventListener('abort', giveUp);
        resolve(lane);
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(signal?.reason);
      };
      this.#waiting.push(take);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  #release(lane: Fetch): void {
    const next = this.#waiting.shift();
    if (next) next(lane);
    else this.#free.push(lane);
  }
}
