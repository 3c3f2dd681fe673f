/** Asks for one page before its reader comes for it, so that it is on its way while the page before it is decoded. */
import type { DoorAnswer } from './network-door';

type Ask = (url: string) => Promise<DoorAnswer>;

export class PageAhead {
  #asked: { address: string; answer: Promise<DoorAnswer> } | null = null;

  constructor(private readonly send: Ask) {}

  ask(address: string): void {
    const answer = this.send(address);
    this.#asked = { address, answer };
    // A failure is told to the reader when it comes for the page, if it still does.
    answer.catch(() => {});
  }

  /** The page at `address`: the one that is on its way, or asked for now. */
  readonly take: Ask = (address) => {
    const asked = this.#asked;
    this.#asked = null;
    return asked?.address === address ? asked.answer : this.send(address);
  };
}
