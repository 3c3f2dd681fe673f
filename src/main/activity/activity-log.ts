/** The calls of this start of the app (A1), as the window asks for them. Memory is bounded: see `call-ring.ts`. */
import type {
  ActivityEntry,
  ActivityFilter,
  ActivityNews,
  ActivityQuery,
  ActivitySlice,
} from '../../shared/activity';
import { CallMatches } from './call-matches';
import { type AskedCall, CallRecord, entryOf } from './call-record';
import { CallRing } from './call-ring';

/** What is told of a call when it has ended. */
export type CallEnd = Partial<Pick<CallRecord, 'status' | 'failure' | 'requestId' | 'received' | 'body'>> & {
  readonly state: 'answered' | 'refused' | 'failed';
};

export class ActivityLog {
  readonly #ring: CallRing;
  #next = 1;
  #underWay = 0;
  /** Of the filter that was asked for last. */
  #matches: { key: string; matches: CallMatches } | null = null;

  constructor(
    private readonly changed: () => void = () => {},
    budget?: number,
  ) {
    this.#ring = new CallRing(budget);
  }

  begin(asked: AskedCall): CallRecord {
    const call = new CallRecord(this.#next, asked);
    this.#next += 1;
    this.#underWay += 1;
    this.#ring.push(call);
    this.changed();
    return call;
  }

  end(call: CallRecord, end: CallEnd): void {
    const before = call.bytes;
    Object.assign(call, end);
    this.#underWay -= 1;
    this.#ring.grown(call, before);
    this.changed();
  }

  read({ filter, asOf, from, limit }: ActivityQuery): ActivitySlice {
    const { newest, size, dropped } = this.#ring;
    const until = Math.min(asOf ?? newest, newest);
    const { matched, calls } = this.#matchesOf(filter).slice(until, from, limit);
    return { asOf: until, matched, total: size, dropped, entries: calls.map((call) => this.#entry(call)) };
  }

  /** Oldest first, of what there is now; each as it is when its turn comes. */
  *each(filter: ActivityFilter): Generator<ActivityEntry> {
    const asOf = this.#ring.newest;
    const { matched, calls } = new CallMatches(this.#ring, filter).slice(asOf, 0, Number.POSITIVE_INFINITY);
    for (let nth = matched - 1; nth >= 0; nth--) {
      const call = calls[nth];
      if (call) yield this.#entry(call);
    }
  }

  /** A call and the other attempts of its group; null when it has been let go. */
  show(seq: number): { entry: ActivityEntry; attempts: ActivityEntry[] } | null {
    const call = this.#ring.get(seq);
    if (!call) return null;
    const { group } = call;
    const attempts: ActivityEntry[] = [];
    const { attempts: all } = this.#entry(call);
    for (let other = group; other <= this.#ring.newest && attempts.length < all; other++) {
      const candidate = this.#ring.get(other);
      if (candidate?.group === group) attempts.push(this.#entry(candidate));
    }
    return { entry: this.#entry(call), attempts };
  }

  news(): ActivityNews {
    return { newest: this.#ring.newest, total: this.#ring.size, underWay: this.#underWay };
  }

  /** Numbers go on: one that is asked for later is never that of another call. */
  clear(): void {
    this.#ring.clear();
    this.#matches = null;
    this.changed();
  }

  #entry(call: CallRecord): ActivityEntry {
    return entryOf(call, this.#ring.get(call.group));
  }

  #matchesOf(filter: ActivityFilter): CallMatches {
    const key = JSON.stringify(filter);
    if (this.#matches?.key !== key) this.#matches = { key, matches: new CallMatches(this.#ring, filter) };
    return this.#matches.matches;
  }
}
