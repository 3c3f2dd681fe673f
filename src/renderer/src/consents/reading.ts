/** One reading of some realms, from the first page to the last: takes what main packs, as fast as the window can. */
import type { BridgeClient } from '../../../shared/bridge';
import type { BrowseNews, BrowseWant } from '../../../shared/consent-chunk';
import type { ConsentStatus } from '../../../shared/consent-status';
import { type Failure, fail, toFailure } from '../../../shared/failure';

/** The window's end of the port of a browse. */
export interface NewsPort {
  addEventListener(type: 'message', listener: (message: { readonly data: BrowseNews }) => void): void;
  /** Main has closed its end. */
  addEventListener(type: 'close', listener: () => void): void;
  /** Until then messages wait. */
  start(): void;
  postMessage(want: BrowseWant): void;
  close(): void;
}

export interface BrowsePort extends Pick<BridgeClient['consents'], 'browse' | 'stop'> {
  /** The port that main hands over for a browse that it has begun. */
  port(browseId: string): Promise<NewsPort>;
}

export interface ReadingSink {
  took(news: BrowseNews): void;
  /** The reading as a whole broke off; a realm's own failure is in its progress. */
  failed(failure: Failure): void;
}

/** Messages that may be under way: main packs the next while the window takes one. */
const underWay = 2;

export class Reading {
  #browseId: string | undefined;
  #isStopped = false;
  /** Ends the taking: a port says nothing on the side that closed it. */
  #leave = () => {};

  /**
   * @param first with these statuses it is a head start, and not the whole lists
   * @param visitId on behalf of the customer of this visit: their consents, and nobody else's
   */
  constructor(
    private readonly port: BrowsePort,
    readonly realmIds: readonly string[],
    private readonly sink: ReadingSink,
    private readonly first: readonly ConsentStatus[] = [],
    private readonly visitId: string | null = null,
  ) {}

  async run(): Promise<void> {
    try {
      const { browseId } = await this.port.browse({
        realmIds: [...this.realmIds],
        ...(this.first.length > 0 && { first: [...this.first] }),
        ...(this.visitId !== null && { visitId: this.visitId }),
      });
      this.#browseId = browseId;
      if (this.#isStopped) this.#tellMain();
      const news = await this.port.port(browseId);
      await this.#takeAll(news).finally(() => news.close());
    } catch (error) {
      if (!this.#isStopped) this.sink.failed(toFailure(error));
    }
  }

  /** What is still under way belongs to a question that nobody asks any more. */
  stop(): void {
    this.#isStopped = true;
    this.#tellMain();
    this.#leave();
  }

  #takeAll(news: NewsPort): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#leave = resolve;
      if (this.#isStopped) return resolve();
      news.addEventListener('close', () => reject(brokenOff()));
      news.addEventListener('message', ({ data }) => {
        if (this.#isStopped) return;
        try {
          this.sink.took(data);
        } catch (error) {
          return reject(error);
        }
        if (data.done) resolve();
        else news.postMessage({ want: 1 });
      });
      news.start();
      news.postMessage({ want: underWay });
    });
  }

  #tellMain(): void {
    // A browse that main has forgotten meanwhile is stopped as well.
    if (this.#browseId !== undefined) this.port.stop({ browseId: this.#browseId }).catch(() => {});
  }
}

export const brokenOff = () =>
  fail('cancelled', 'This list is no longer being read.', 'Refresh to read it again.', { retryable: true });
