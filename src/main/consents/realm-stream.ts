/**
 * The consents of one realm on their way to the window: fetched ahead of it, but only a little, so that a window that is slow or gone
 * neither fills the memory nor keeps asking the API.
 */
import type { RealmProgress } from '../../shared/browsing';
import type { Consent } from '../../shared/consent';
import { toFailure } from '../../shared/failure';
import { type Load, WaitingConsents } from './waiting-consents';

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
  readonly #waiting = new WaitingConsents();
  #progress: RealmProgress;
  #resume: (() => void) | undefined;

  /** `changed` is called whenever there is something new to tell. */
  constructor(
    readonly realmId: string,
    private readonly readAhead: Readonly<Load>,
    private readonly changed: () => void,
  ) {
    this.#progress = { realmId, state: 'loading', received: 0, total: null, unreadable: 0, repeated: 0 };
  }

  /** Runs to the end of the list; never rejects. A failure is the realm's own: other realms go on. One that was stopped asks for nothing. */
  async run(open: OpenList): Promise<void> {
    if (this.ended) return;
    try {
      for await (const part of open(this.#abort.signal)) {
        if (this.#abort.signal.aborted) break;
        this.#take(part);
        if (this.#waiting.reaches(this.readAhead)) await this.#untilTaken();
        if (this.#abort.signal.aborted) break;
      }
      this.#end({ state: 'complete' });
    } catch (error) {
      this.#end({ state: 'failed', failure: toFailure(error) });
    }
  }

  /** As the window may know it: a realm has not ended while consents of it wait to be taken, or a refresh would take them for gone. */
  get progress(): RealmProgress {
    if (this.#waiting.rows === 0) return this.#progress;
    const { failure: _, ...progress } = this.#progress;
    return { ...progress, state: 'loading' };
  }

  get ended(): boolean {
    return this.#progress.state !== 'loading';
  }

  get waiting(): number {
    return this.#waiting.rows;
  }

  /** Hands over what waits, as far as there is room for it. */
  takeInto(taken: Consent[], room: Load): void {
    this.#waiting.takeInto(taken, room);
    if (!this.#waiting.reaches(this.readAhead)) this.#resume?.();
  }

  /** What has arrived stays to be taken. */
  stop(): void {
    this.#end({ state: 'stopped' });
    this.#abort.abort();
    this.#resume?.();
  }

  #take({ records, unreadable, repeated, total }: ConsentPart): void {
    this.#waiting.add(records);
    this.#progress = {
      ...this.#progress,
      received: this.#progress.received + records.length,
      unreadable: this.#progress.unreadable + unreadable,
      repeated: this.#progress.repeated + repeated,
      total,
    };
    this.changed();
  }

  #untilTaken(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  /** The first end counts: what an aborted request says afterwards is no news. */
  #end(end: Pick<RealmProgress, 'state' | 'failure'>): void {
    if (this.ended) return;
    this.#progress = { ...this.#progress, ...end };
    this.changed();
  }
}
