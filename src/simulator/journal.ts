/**
 * Every request the simulator was asked, so that a test can say '1 POST to /token'. It notes at arrival, not when answered: a request
 * whose connection was dropped counts. Header values and bodies are left out, so that no secret outlives its request here.
 */
import { type Endpoint, matches, type RequestFacts, type RequestMatch } from './request-match';

export interface JournalEntry extends RequestFacts {
  /** Epoch milliseconds of arrival, by the simulator's clock. */
  readonly at: number;
  readonly endpoint: Endpoint;
  /** As received, with its '?'; empty when there is none. */
  readonly query: string;
  /** Lower case. */
  readonly headerNames: readonly string[];
  readonly requestId: string;
  /** Connections are numbered from 1 in the order they were opened. */
  readonly connection: number;
  readonly turnOnConnection: number;
  /** Names of the faults that were let loose on it. */
  readonly faults: readonly string[];
  /** Undefined until answered, and for ever when the connection was dropped. */
  readonly status: number | undefined;
  readonly durationMs: number | undefined;
}

type Arrival = Omit<JournalEntry, 'status' | 'durationMs'>;
type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };

export class Journal {
  readonly #limit: number;
  #entries: Mutable<JournalEntry>[] = [];

  /** Keeps at least the last `limit` requests; a demo may run for weeks. */
  constructor(limit = 50_000) {
    this.#limit = limit;
  }

  /** Notes an arrival; returns what to call once its outcome is known. */
  note(arrival: Arrival): (status: number | undefined) => void {
    const entry: Mutable<JournalEntry> = { ...arrival, status: undefined, durationMs: undefined };
    const started = performance.now();
    this.#entries.push(entry);
    if (this.#entries.length > 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit);
    return (status) => {
      entry.status = status;
      entry.durationMs = performance.now() - started;
    };
  }

  /** Oldest first. */
  entries(match: RequestMatch = {}): JournalEntry[] {
    return this.#entries.filter((entry) => matches(match, entry));
  }

  count(match: RequestMatch = {}): number {
    return this.entries(match).length;
  }

  clear(): void {
    this.#entries = [];
  }
}
