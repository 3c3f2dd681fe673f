/**
 * Reads the statuses that the operator asks for beside the whole lists (B2), so that these rows are on screen after their first page, wherever they
 * stand in a long list. It starts with the reading of a list, and anew when other statuses are asked for while lists are still being read.
 *
 * Only the order in which rows come is changed by it. That it brought nothing, or broke off, is no news: the whole lists bring all of it.
 */
import type { RealmProgress } from '../../../shared/browsing';
import type { BrowseNews, ConsentChunk } from '../../../shared/consent-chunk';
import type { ConsentStatus } from '../../../shared/consent-status';
import type { Reading, ReadingSink } from './reading';
import { BrowseCodes } from './rows/browse-codes';

/** Begins nothing yet: `run` does. With `first` it is a head start. On behalf of a visit's customer, or with null as the client itself. */
export type Read = (
  realmIds: readonly string[],
  sink: ReadingSink,
  first: readonly ConsentStatus[] | undefined,
  visitId: string | null,
) => Pick<Reading, 'realmIds' | 'run' | 'stop'>;

/** What is being read first, and how far that has come over all realms. */
export interface HeadStartProgress {
  readonly statuses: readonly ConsentStatus[];
  readonly progress: readonly RealmProgress[];
}

export class HeadStart {
  #wanted: readonly ConsentStatus[] = [];
  #reading: ReturnType<Read> | null = null;
  #progress: readonly RealmProgress[] = [];

  /** @param took is given what comes, and is called when how far it has come has changed */
  constructor(
    private readonly read: (
      realmIds: readonly string[],
      sink: ReadingSink,
      first: readonly ConsentStatus[],
    ) => ReturnType<Read>,
    private readonly took: (chunk: ConsentChunk | null, codes: BrowseCodes) => void,
  ) {}

  /** Null when nothing is being read first, or nothing has come of it yet. */
  get progress(): HeadStartProgress | null {
    const isUnderWay = this.#progress.some(({ state, received }) => state === 'loading' && received > 0);
    return isUnderWay ? { statuses: this.#wanted, progress: this.#progress } : null;
  }

  /** What is to come first from now on; what is still to come is begun anew. */
  want(statuses: readonly ConsentStatus[], realmIds: readonly string[]): void {
    if (statuses.join() === this.#wanted.join()) return;
    this.#wanted = statuses;
    this.begin(realmIds);
  }

  /** In place of one that is under way. */
  begin(realmIds: readonly string[]): void {
    this.end();
    if (this.#wanted.length === 0 || realmIds.length === 0) return;
    const codes = new BrowseCodes();
    const took = ({ chunk, progress, done }: BrowseNews) => {
      if (this.#reading !== reading) return;
      this.#progress = done ? [] : progress;
      this.took(chunk, codes);
    };
    const reading = this.read(realmIds, { took, failed: () => this.#over(reading) }, this.#wanted);
    this.#reading = reading;
    void reading.run();
  }

  end(): void {
    this.#reading?.stop();
    this.#reading = null;
    this.#progress = [];
  }

  #over(reading: ReturnType<Read>): void {
    if (this.#reading === reading) this.end();
  }
}
