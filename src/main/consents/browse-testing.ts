/** A window for the tests of this folder: takes the ports that it is handed, and asks on them as the test says. */
import type { RealmProgress } from '../../shared/browsing';
import type { Consent } from '../../shared/consent';
import type { BrowseNews } from '../../shared/consent-chunk';
import { Unpacker } from '../../shared/consent-chunk-testing';
import type { FeedPort } from './browse-feed';

/** One message, unpacked. */
export interface Pull {
  consents: Consent[];
  progress: readonly RealmProgress[];
  done: boolean;
}

export class TestWindow {
  readonly #ports = new Map<string, TestPort>();

  readonly handOver = (browseId: string): TestPort => {
    const port = new TestPort();
    this.#ports.set(browseId, port);
    return port;
  };

  port(browseId: string): TestPort {
    const port = this.#ports.get(browseId);
    if (!port) throw new Error(`no port for ${browseId}`);
    return port;
  }
}

export class TestPort implements FeedPort {
  /** Main closed it. */
  isClosed = false;
  /** Messages that nobody has taken yet. */
  readonly news: BrowseNews[] = [];
  readonly #unpacker = new Unpacker();
  readonly #listeners = { message: (_: { data: unknown }) => {}, close: () => {} };
  #arrived = () => {};

  on(event: 'message' | 'close', listener: (message: { data: unknown }) => void): void {
    Object.assign(this.#listeners, { [event]: listener });
  }

  start(): void {}

  postMessage(news: BrowseNews): void {
    this.news.push(structuredClone(news));
    this.#arrived();
  }

  close(): void {
    this.isClosed = true;
    this.#arrived();
  }

  say(data: unknown): void {
    this.#listeners.message({ data });
  }

  /** The page that held the window's end is gone, or has closed it. */
  leave(): void {
    this.#listeners.close();
  }

  /** Asks for one message and takes it. Rejects when main has closed the port instead. */
  async pull(): Promise<Pull> {
    this.say({ want: 1 });
    return this.take();
  }

  async take(): Promise<Pull> {
    while (this.news.length === 0) {
      if (this.isClosed) throw new Error('closed');
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
    const { chunk, progress, done } = this.news.shift() as BrowseNews;
    return { consents: this.#unpacker.unpack(chunk), progress, done };
  }

  async pullUntil(enough: (pull: Pull) => boolean): Promise<Pull[]> {
    const pulls = [await this.pull()];
    for (let last = pulls[0]; last && !last.done && !enough(last); pulls.push(last)) last = await this.pull();
    return pulls;
  }

  pullAll(): Promise<Pull[]> {
    return this.pullUntil(() => false);
  }
}
