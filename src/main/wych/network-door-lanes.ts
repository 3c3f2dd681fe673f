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

/** Chromium's limit for one host and session, over HTTP/1.1. */
const connectionsOfSession = 6;

/**
 * Spreads reads over several lanes, each of which has so many connections and no more: the first as long as it has one left, so that connections
 * are used again, then the next; when all are full, the one with the fewest.
 */
export function spreadReads(lanes: readonly Fetch[]): Fetch {
  const busy = lanes.map((fetch) => ({ fetch, reads: 0 }));
  return async (url, init, hold) => {
    const fewest = busy.reduce((least, lane) => (lane.reads < least.reads ? lane : least));
    const lane = busy.find(({ reads }) => reads < connectionsOfSession) ?? fewest;
    lane.reads += 1;
    try {
      return await lane.fetch(url, init, hold);
    } finally {
      lane.reads -= 1;
    }
  };
}
