/**
 * The calls that a filter lets through, found once: a call that has ended matches or not for good, so only what is new or under way is looked at
 * again. The window asks four times a second while a run sends its thousands.
 */
import type { ActivityFilter } from '../../shared/activity';
import { callFilter } from './call-filter';
import type { CallRecord } from './call-record';
import type { CallRing } from './call-ring';

export class CallMatches {
  readonly #matches: (call: CallRecord) => boolean;
  /** Numbers of calls that match for good, ascending; those before `#from` have been let go. */
  #found: number[] = [];
  #from = 0;
  /** Up to this one all have been decided. */
  #decided = 0;

  constructor(
    private readonly ring: CallRing,
    filter: ActivityFilter,
  ) {
    this.#matches = callFilter(filter);
  }

  /** Newest first, from what there was when `asOf` was the newest. */
  slice(asOf: number, from: number, limit: number): { matched: number; calls: CallRecord[] } {
    this.#decide();
    const open = this.#openUntil(asOf);
    const found = this.#foundUntil(asOf);
    const matched = open.length + found;
    const calls: CallRecord[] = [];
    for (let nth = from; nth < Math.min(matched, from + limit); nth++) {
      const late = open[open.length - 1 - nth];
      const call = late ?? this.ring.get(this.#found[this.#from + found - 1 - (nth - open.length)] ?? 0);
      if (call) calls.push(call);
    }
    return { matched, calls };
  }

  #decide(): void {
    const { oldest, newest } = this.ring;
    this.#decided = Math.max(this.#decided, Math.min(oldest, newest + 1) - 1);
    while (this.#decided < newest) {
      const call = this.ring.get(this.#decided + 1);
      if (!call || call.state === 'under-way') break;
      if (this.#matches(call)) this.#found.push(call.seq);
      this.#decided += 1;
    }
    while (this.#from < this.#found.length && (this.#found[this.#from] ?? 0) < oldest) this.#from += 1;
    if (this.#from > 1000 && this.#from * 2 > this.#found.length) {
      this.#found = this.#found.slice(this.#from);
      this.#from = 0;
    }
  }

  #openUntil(asOf: number): CallRecord[] {
    const open: CallRecord[] = [];
    for (let seq = this.#decided + 1; seq <= asOf; seq++) {
      const call = this.ring.get(seq);
      if (call && this.#matches(call)) open.push(call);
    }
    return open;
  }

  /** How many of those found are not newer: nearly always all. */
  #foundUntil(asOf: number): number {
    let low = this.#from;
    let high = this.#found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#found[middle] ?? 0) <= asOf) low = middle + 1;
      else high = middle;
    }
    return low - this.#from;
  }
}
