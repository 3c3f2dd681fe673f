/** One look at some realms: their streams, pulled as one. */
import type { BrowsePull } from '../../shared/browsing';
import type { Consent } from '../../shared/consent';
import type { RealmStream } from './realm-stream';

export class Browse {
  #news = true;
  #waiting: Array<() => void> = [];
  #turn = 0;

  constructor(
    private readonly streams: readonly RealmStream[],
    private readonly pullSize: number,
  ) {}

  /** To be called by the streams. */
  notice(): void {
    this.#news = true;
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Waits until something new is there. `done` comes with the last of it. */
  async pull(): Promise<BrowsePull> {
    while (!this.#news && !this.#done) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#news = false;
    const consents = this.#take();
    if (this.streams.some(({ waiting }) => waiting > 0)) this.#news = true;
    return { consents, progress: this.streams.map(({ progress }) => progress), done: this.#done };
  }

  stop(): void {
    for (const stream of this.streams) stream.stop();
  }

  get #done(): boolean {
    return this.streams.every(({ ended, waiting }) => ended && waiting === 0);
  }

  /** Realms take turns to go first, so that a large one does not hide the others. */
  #take(): Consent[] {
    const taken: Consent[] = [];
    const count = this.streams.length;
    this.#turn += 1;
    for (let step = 0; step < count && taken.length < this.pullSize; step++) {
      const stream = this.streams[(this.#turn + step) % count];
      for (const consent of stream?.pull(this.pullSize - taken.length) ?? []) taken.push(consent);
    }
    return taken;
  }
}
