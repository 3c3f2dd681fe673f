/**
 * The slices of the timeline that the window has on hand. Main may keep a hundred thousand calls; here are those that were looked at last, and what
 * was read before something changed is shown until it has been read again.
 */
import type { ActivityEntry } from '../../../shared/activity';

/** Rows of a page: what a tall window shows and some more; main answers at most twice as many. */
export const pageSize = 100;

export class CallPages {
  readonly #pages = new Map<number, { readonly entries: readonly ActivityEntry[]; readonly round: number }>();
  #round = 0;

  /** @param most pages kept; with fewer than two, a list at a page's edge would ask for ever */
  constructor(private readonly most = 40) {}

  at(index: number): ActivityEntry | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.entries[index % pageSize];
  }

  put(page: number, entries: readonly ActivityEntry[]): void {
    // Last in the map is what was put last: the first is the one to let go.
    this.#pages.delete(page);
    this.#pages.set(page, { entries, round: this.#round });
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= this.most) break;
      this.#pages.delete(oldest);
    }
  }

  /** The first page of these rows, both included, that is not on hand as it is now. */
  missing(from: number, to: number): number | undefined {
    for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++)
      if (this.#pages.get(page)?.round !== this.#round) return page;
    return undefined;
  }

  /** Whether one of these rows, both included, is on its way still. */
  hasUnderWay(from: number, to: number): boolean {
    for (let index = from; index <= to; index++) if (this.at(index)?.state === 'under-way') return true;
    return false;
  }

  /** All of it is to be read again when it is next looked at. */
  expire(): void {
    this.#round++;
  }

  clear(): void {
    this.#pages.clear();
  }
}
