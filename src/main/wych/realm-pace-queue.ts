/** Those who wait for their turn, first come, first served; each may give up, and each has a patience of its own. */
import type { FailureError } from '../../shared/failure';
import { cancelled } from './network-failure';

interface Waiting<T> {
  /** Milliseconds of hold that it would wait through. */
  patience: number;
  go(turn: T): void;
  giveUp(failure: FailureError): void;
}

export class TurnQueue<T> {
  #waiting: Waiting<T>[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** @throws Failure `cancelled` when the signal aborts first, and what `disappoint` gives. */
  join(patience: number, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting = this.#waiting.filter((one) => one !== waiting);
        reject(cancelled());
      };
      const waiting: Waiting<T> = {
        patience,
        go(turn) {
          signal?.removeEventListener('abort', leave);
          resolve(turn);
        },
        giveUp(failure) {
          signal?.removeEventListener('abort', leave);
          reject(failure);
        },
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(waiting);
    });
  }

  /** The first one's turn has come. */
  call(turn: T): void {
    this.#waiting.shift()?.go(turn);
  }

  /** Sends away those who would not wait for so many milliseconds more. */
  disappoint(wait: number, failure: () => FailureError): void {
    const away = this.#waiting.filter(({ patience }) => patience < wait);
    if (away.length === 0) return;
    this.#waiting = this.#waiting.filter(({ patience }) => patience >= wait);
    for (const { giveUp } of away) giveUp(failure());
  }
}
