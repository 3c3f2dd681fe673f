/** Tells the window that there are new calls: at most four times a second, the last change always, and not before it has looked once. */
import type { Clock } from '../clock';

/** Milliseconds. */
const pause = 250;

export class ActivityTeller {
  #isWanted = false;
  #waits = false;

  constructor(
    private readonly tell: () => void,
    private readonly clock: Pick<Clock, 'sleep'>,
  ) {}

  /** The window has looked. */
  wanted(): void {
    this.#isWanted = true;
  }

  /** There is no window any more. */
  unwanted(): void {
    this.#isWanted = false;
  }

  readonly changed = (): void => {
    if (!this.#isWanted || this.#waits) return;
    this.#waits = true;
    void this.clock.sleep(pause).then(() => {
      this.#waits = false;
      if (this.#isWanted) this.tell();
    });
  };
}
