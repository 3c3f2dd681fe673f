/**
 * Browsing: the consents of many realms, fetched side by side and told to the window as it asks for them (B1, R4).
 *
 * A window may have a few browses at a time: one realm is tried again while the others still come in, and the statuses that the operator
 * asks for are read beside the whole list (B2). Beyond that the oldest is stopped and forgotten, since the window code that began it is most
 * likely gone.
 */
import { randomUUID } from 'node:crypto';
import type { ConsentStatus } from '../../shared/consent';
import type { RealmId, RealmProfile } from '../../shared/realm';
import type { VisitContext } from '../customers/visit-context';
import type { CallContext } from '../wych/wych-client-calls';
import { Browse } from './browse';
import { BrowseFeed, type FeedPort } from './browse-feed';
import { type ConsentPart, RealmStream } from './realm-stream';
import { sideBySide } from './side-by-side';
import type { Load } from './waiting-consents';

/** What the browser needs of the Wych client. */
export interface ConsentSource {
  listConsents(
    profile: RealmProfile,
    context: CallContext & { signal: AbortSignal },
  ): AsyncIterable<ConsentPart>;
  /** A head start: consents of these statuses, as far as the server tells them apart. Often not all of them, and nothing is a fine answer. */
  listFirst(
    profile: RealmProfile,
    statuses: readonly ConsentStatus[],
    signal: AbortSignal,
  ): AsyncIterable<ConsentPart>;
}

export interface BrowserLimits {
  /** What one message carries. */
  message: Load;
  /** What waits, of all realms of a browse together, before they are asked for no more. */
  readAhead: Load;
}

export interface ConsentBrowserPorts {
  source: ConsentSource;
  /** Answers when the realm can be called, each for itself. Throws a Failure for a realm that is no longer there. */
  realms: { get(realmId: RealmId): RealmProfile | Promise<RealmProfile> };
  /** Throws a Failure `visit-ended` for any other than the visit of the moment, in its realm. */
  visits: { resolve(visitId: string | undefined, realmId: RealmId): VisitContext | undefined };
  /** Hands the window its end of a port for this browse; answers with ours. Throws a Failure when there is no window. */
  handOver(browseId: string): FeedPort;
  limits?: BrowserLimits;
}

const usualLimits: BrowserLimits = {
  message: { rows: 1000, characters: 1_000_000 },
  readAhead: { rows: 3000, characters: 3_000_000 },
};

/** How many browses may be open. */
const together = 6;
/** How many realms of a browse are read at the same time: each holds a page, and asks for a token. */
const atATime = 32;

export class ConsentBrowser {
  /** By id, oldest first. */
  readonly #open = new Map<string, BrowseFeed>();

  constructor(private readonly ports: ConsentBrowserPorts) {}

  /**
   * Starts to read; answers with the id that the port goes by.
   * @param first with these statuses it is a head start, and not the whole lists
   * @param visitId in whose context; it ends with that visit. @throws Failure `visit-ended`
   */
  browse(realmIds: readonly RealmId[], first: readonly ConsentStatus[] = [], visitId?: string): string {
    const contexts = new Map(
      realmIds.map((realmId) => [realmId, this.ports.visits.resolve(visitId, realmId)]),
    );
    for (const feed of [...this.#open.values()].slice(0, 1 - together)) feed.end();
    const id = randomUUID();
    const port = this.ports.handOver(id);
    const { message, readAhead } = this.ports.limits ?? usualLimits;
    const different = [...new Set(realmIds)];
    const share = {
      rows: readAhead.rows / different.length,
      characters: readAhead.characters / different.length,
    };
    const streams = different.map((realmId) => new RealmStream(realmId, share, () => browse.notice()));
    const browse = new Browse(streams, message);
    this.#open.set(id, new BrowseFeed(browse, port, () => this.#open.delete(id)));
    void sideBySide(streams, atATime, (stream) =>
      stream.run((signal) => this.#list(stream.realmId, first, signal, contexts.get(stream.realmId))),
    );
    return id;
  }

  /** Asks for no more. What has arrived is still told. Stopping what has ended is fine. */
  stop(browseId: string): void {
    this.#open.get(browseId)?.stop();
  }

  /** Ends whatever is being browsed. */
  close(): void {
    for (const feed of [...this.#open.values()]) feed.end();
  }

  /** In a generator, so that a realm that is gone fails as its own stream does. */
  async *#list(
    realmId: RealmId,
    first: readonly ConsentStatus[],
    signal: AbortSignal,
    visit?: VisitContext,
  ): AsyncIterable<ConsentPart> {
    const { realms, source } = this.ports;
    const profile = await realms.get(realmId);
    if (first.length === 0) yield* source.listConsents(profile, contextOf(signal, visit));
    // One customer's list is short: it needs no head start.
    else if (!visit) yield* source.listFirst(profile, first, signal);
  }
}

const contextOf = (signal: AbortSignal, visit?: VisitContext) =>
  visit ? { subject: visit.subject, signal: AbortSignal.any([signal, visit.signal]) } : { signal };
