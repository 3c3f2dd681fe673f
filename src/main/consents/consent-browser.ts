/**
 * Browsing: the consents of many realms, fetched side by side and handed over as the window asks for them (B1, R4).
 *
 * A window may have a few browses at a time: one realm is tried again while the others still come in. Beyond that the oldest is stopped and
 * forgotten, since the window code that began it is most likely gone.
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
  /** Answers when the realm can be called, each for itself. Throws a Failure for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile | Promise<RealmProfile> };
  limits?: BrowserLimits;
}

const usualLimits: BrowserLimits = { pullSize: 1000, readAhead: 3000 };

/** How many browses may be open. */
const together = 4;

export class ConsentBrowser {
  /** By id, oldest first. */
  readonly #open = new Map<string, Browse>();

  constructor(private readonly ports: ConsentBrowserPorts) {}

  /** Starts to read; answers with the id to pull by. */
  browse(realmIds: readonly RealmId[]): string {
    for (const id of [...this.#open.keys()].slice(0, 1 - together)) this.#forget(id);
    const { pullSize, readAhead } = this.ports.limits ?? usualLimits;
    const streams = [...new Set(realmIds)].map(
      (realmId) => new RealmStream(realmId, readAhead, () => browse.notice()),
    );
    const browse = new Browse(streams, pullSize);
    const id = randomUUID();
    this.#open.set(id, browse);
    for (const stream of streams) {
      void stream.run((signal) => this.#list(stream.progress.realmId, signal));
    }
    return id;
  }

  /** @throws Failure `cancelled` for a browse that has ended or had to give way. */
  async pull(browseId: string): Promise<BrowsePull> {
    const browse = this.#open.get(browseId);
    if (!browse) throw noLongerRead();
    const pull = await browse.pull();
    if (pull.done) this.#open.delete(browseId);
    return pull;
  }

  /** Asks for no more. What has arrived can still be pulled. Stopping what has ended is fine. */
  stop(browseId: string): void {
    this.#open.get(browseId)?.stop();
  }

  /** Stops and forgets whatever is being browsed. */
  close(): void {
    for (const id of [...this.#open.keys()]) this.#forget(id);
  }

  #forget(browseId: string): void {
    this.stop(browseId);
    this.#open.delete(browseId);
  }

  /** In a generator, so that a realm that is gone fails as its own stream does. */
  async *#list(realmId: RealmId, signal: AbortSignal): AsyncIterable<ConsentPart> {
    yield* this.ports.source.listConsents(await this.ports.realms.get(realmId), signal);
  }
}

const noLongerRead = () =>
  fail('cancelled', 'This list is no longer being read.', 'Refresh to read it again.', { retryable: true });
