/** The newest calls, as many as fit into a budget of memory. The oldest are let go, and counted. */
import type { CallRecord } from './call-record';

/** Bytes. Above 100,000 calls with long addresses. */
const usualBudget = 64 * 1024 * 1024;

export class CallRing {
  /** Without a gap in their numbers. */
  #calls: CallRecord[] = [];
  #start = 0;
  #bytes = 0;
  #dropped = 0;

  constructor(private readonly budget = usualBudget) {}

  get size(): number {
    return this.#calls.length - this.#start;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** One beyond the newest when there is none. */
  get oldest(): number {
    return this.#calls[this.#start]?.seq ?? Number.POSITIVE_INFINITY;
  }

  get newest(): number {
    return this.#calls.at(-1)?.seq ?? 0;
  }

  get(seq: number): CallRecord | undefined {
    const index = seq - this.oldest;
    return index < 0 ? undefined : this.#calls[this.#start + index];
  }

  push(call: CallRecord): void {
    this.#calls.push(call);
    this.#bytes += call.bytes;
    while (this.#bytes > this.budget && this.size > 1) this.#dropOldest();
    // Moved together now and then, so that a call costs the same however many there are.
    if (this.#start > 1000 && this.#start > this.size) {
      this.#calls = this.#calls.slice(this.#start);
      this.#start = 0;
    }
  }

  /** When what came later made it larger. */
  grown(call: CallRecord, before: number): void {
    if (this.get(call.seq) === call) this.#bytes += call.bytes - before;
  }

  clear(): void {
    this.#calls = [];
    this.#start = 0;
    this.#bytes = 0;
    this.#dropped = 0;
  }

  #dropOldest(): void {
    this.#bytes -= this.#calls[this.#start]?.bytes ?? 0;
    delete this.#calls[this.#start];
    this.#start += 1;
    this.#dropped += 1;
  }
}
