/**
 * Browsing: the consents of many realms, fetched side by side and handed over as the window asks for them (B1, R4).
 *
 * There is one window, so there is one browse: a new one stops and forgets the one before, whose window code may be gone.
 */
import { randomUUID } from 'node:crypto';
import type { BrowsePull } from '../../shared/browsing';
import { fail } from '../../shared/failure';
import type { RealmId, RealmProfile } from '../../shared/realm';
import { Browse } from './browse';
import { type ConsentPart, RealmStream } from './realm-stream';

/** What the browser needs of the Wych client. */
export interface ConsentSource {
  listConsents(profile: RealmProfile, signal: AbortSignal): AsyncIterable<ConsentPart>;
}

export interface BrowserLimits {
  /** Consents in one pull. */
  pullSize: number;
  /** Consents of one realm that wait before it is asked for no more. */
  readAhead: number;
}

export interface ConsentBrowserPorts {
  source: ConsentSource;
  /** Throws a Failure for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile };
  limits?: BrowserLimits;
}

const usualLimits: BrowserLimits = { pullSize: 1000, readAhead: 3000 };

export class ConsentBrowser {
  #current: { id: string; browse: Browse } | undefined;

  constructor(private readonly ports: ConsentBrowserPorts) {}

  /** Starts to read; answers with the id to pull by. */
  browse(realmIds: readonly RealmId[]): string {
    this.close();
    const { pullSize, readAhead } = this.ports.limits ?? usualLimits;
    const streams = [...new Set(realmIds)].map(
      (realmId) => new RealmStream(realmId, readAhead, () => browse.notice()),
    );
    const browse = new Browse(streams, pullSize);
    const id = randomUUID();
    this.#current = { id, browse };
    for (const stream of streams) {
      void stream.run((signal) => this.#open(stream.progress.realmId, signal));
    }
    return id;
  }

  /** @throws Failure `cancelled` for a browse that has ended or was followed by another. */
  async pull(browseId: string): Promise<BrowsePull> {
    const { browse } = this.#find(browseId);
    const pull = await browse.pull();
    if (pull.done && this.#current?.browse === browse) this.#current = undefined;
    return pull;
  }

  /** Asks for no more. What has arrived can still be pulled. Stopping what has ended is fine. */
  stop(browseId: string): void {
    if (this.#current?.id === browseId) this.#current.browse.stop();
  }

  /** Stops and forgets whatever is being browsed. */
  close(): void {
    this.#current?.browse.stop();
    this.#current = undefined;
  }

  #find(browseId: string): { browse: Browse } {
    if (this.#current?.id === browseId) return this.#current;
    throw fail('cancelled', 'This list is no longer being read.', 'Refresh to read it again.', {
      retryable: true,
    });
  }

  /** In a generator, so that a realm that is gone fails as its own stream does. */
  async *#open(realmId: RealmId, signal: AbortSignal): AsyncIterable<ConsentPart> {
    yield* this.ports.source.listConsents(this.ports.realms.get(realmId), signal);
  }
}
