/**
 * The consents of one realm on their way to the window: fetched ahead of it, but only a little, so that a window that is slow or gone
 * neither fills the memory nor keeps asking the API.
 */
import type { RealmProgress } from '../../shared/browsing';
import type { Consent } from '../../shared/consent';
import { toFailure } from '../../shared/failure';

/** Some consents of a realm, decoded, and what the list said with them. */
export interface ConsentPart {
  records: Consent[];
  unreadable: number;
  repeated: number;
  total: number | null;
}

/** Opens the list of a realm; aborting the signal ends it. */
export type OpenList = (signal: AbortSignal) => AsyncIterable<ConsentPart>;

export class RealmStream {
  readonly #abort = new AbortController();
  readonly #progress: RealmProgress;
  #waiting: Consent[] = [];
  #resume: (() => void) | undefined;

  /** `changed` is called whenever there is something new to tell. */
  constructor(
    realmId: string,
    private readonly readAhead: number,
    private readonly changed: () => void,
  ) {
    this.#progress = { realmId, state: 'loading', received: 0, total: null, unreadable: 0, repeated: 0 };
  }

  /** Runs to the end of the list; never rejects. A failure is the realm's own: other realms go on. */
  async run(open: OpenList): Promise<void> {
    try {
      for await (const part of open(this.#abort.signal)) {
        if (this.#abort.signal.aborted) break;
        this.#take(part);
        if (this.#waiting.length >= this.readAhead) await this.#untilPulled();
        if (this.#abort.signal.aborted) break;
      }
      this.#end({ state: 'complete' });
    } catch (error) {
      this.#end({ state: 'failed', failure: toFailure(error) });
    }
  }

  /** As the window may know it: a realm has not ended while consents of it wait to be pulled, or a refresh would take them for gone. */
  get progress(): RealmProgress {
    const { failure, ...progress } = this.#progress;
    if (this.#waiting.length > 0) return { ...progress, state: 'loading' };
    return failure ? { ...progress, failure } : progress;
  }

  get ended(): boolean {
    return this.#progress.state !== 'loading';
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Up to `most` of the consents that wait. */
  pull(most: number): Consent[] {
    const pulled = this.#waiting.slice(0, most);
    this.#waiting = this.#waiting.slice(pulled.length);
    if (this.#waiting.length < this.readAhead) this.#resume?.();
    return pulled;
  }

  /** What has arrived stays to be pulled. */
  stop(): void {
    this.#end({ state: 'stopped' });
    this.#abort.abort();
    this.#resume?.();
  }

  #take(part: ConsentPart): void {
    for (const consent of part.records) this.#waiting.push(consent);
    this.#progress.received += part.records.length;
    this.#progress.unreadable += part.unreadable;
    this.#progress.repeated += part.repeated;
    this.#progress.total = part.total;
    this.changed();
  }

  #untilPulled(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  /** The first end counts: what an aborted request says afterwards is no news. */
  #end(end: Pick<RealmProgress, 'state' | 'failure'>): void {
    if (this.ended) return;
    Object.assign(this.#progress, end);
    this.changed();
  }
}
