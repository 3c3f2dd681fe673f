/** One look at some realms: their streams, told as one. */
import type { Consent } from '../../shared/consent';
import type { BrowseNews } from '../../shared/consent-chunk';
import { ConsentPacker } from '../../shared/consent-packer';
import type { RealmStream } from './realm-stream';
import type { Load } from './waiting-consents';

export class Browse {
  readonly #packer = new ConsentPacker();
  #isNews = true;
  #wake: (() => void) | undefined;
  #turn = 0;

  /** @param room what one message has place for */
  constructor(
    private readonly streams: readonly RealmStream[],
    private readonly room: Readonly<Load>,
  ) {}

  /** To be called by the streams. */
  notice(): void {
    this.#isNews = true;
    this.#wake?.();
  }

  /** Waits until something new is there, one caller at a time. `done` comes with the last of it. */
  async next(): Promise<BrowseNews> {
    while (!this.#isNews && !this.#isDone) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const consents = this.#take();
    this.#isNews = this.streams.some(({ waiting }) => waiting > 0);
    return {
      chunk: consents.length > 0 ? this.#packer.pack(consents) : null,
      progress: this.streams.map(({ progress }) => progress),
      done: this.#isDone,
    };
  }

  stop(): void {
    for (const stream of this.streams) stream.stop();
  }

  get #isDone(): boolean {
    return this.streams.every(({ ended, waiting }) => ended && waiting === 0);
  }

  /** Realms take turns to go first, so that a large one does not hide the others. */
  #take(): Consent[] {
    const taken: Consent[] = [];
    const room = { ...this.room };
    const count = this.streams.length;
    this.#turn += 1;
    for (let step = 0; step < count; step++) this.streams[(this.#turn + step) % count]?.takeInto(taken, room);
    return taken;
  }
}
