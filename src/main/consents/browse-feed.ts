/**
 * What is said on the port of a browse: the window says how many messages it can take, and is sent so many and no more. The port is the
 * browse's life: whoever closes it, or leaves the page that held it, ends the browse and its requests.
 */
import type { BrowseNews } from '../../shared/consent-chunk';
import type { Browse } from './browse';

/** Main's end of a port. */
export interface FeedPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  /** Until then what the window says waits. */
  start(): void;
  postMessage(news: BrowseNews): void;
  close(): void;
}

const mostWanted = 16;

export class BrowseFeed {
  #wanted = 0;
  #isTelling = false;
  #isOver = false;

  /** @param over called when there is no more to tell or nobody to tell it to */
  constructor(
    private readonly browse: Browse,
    private readonly port: FeedPort,
    private readonly over: () => void,
  ) {
    port.on('message', ({ data }) => this.#hear(data));
    port.on('close', () => this.end());
    port.start();
  }

  /** Asks for no more. What has arrived is still told. */
  stop(): void {
    this.browse.stop();
  }

  end(): void {
    if (this.#isOver) return;
    this.#finish();
    this.browse.stop();
    this.port.close();
  }

  /** The port stays open for what is on its way: the window closes it when it has taken the last. */
  #finish(): void {
    this.#isOver = true;
    this.over();
  }

  /** Checked by hand, it is one number. Whoever says anything else is not our window's code. */
  #hear(data: unknown): void {
    const wanted = wantedIn(data);
    if (this.#isOver) return;
    this.#wanted += wanted ?? mostWanted + 1;
    if (this.#wanted > mostWanted) this.end();
    else if (!this.#isTelling) this.#tell().catch(() => this.end());
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    while (this.#wanted > 0) {
      this.#wanted -= 1;
      const news = await this.browse.next();
      if (this.#isOver) return;
      this.port.postMessage(news);
      if (news.done) return this.#finish();
    }
    this.#isTelling = false;
  }
}

function wantedIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('want' in data)) return null;
  const { want } = data;
  return typeof want === 'number' && Number.isInteger(want) && want >= 1 && want <= mostWanted ? want : null;
}
