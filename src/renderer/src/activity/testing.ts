/** A timeline as main keeps it, small enough to be checked by eye, for the tests of this folder. */
import type { ActivityDetail, ActivityEntry, ActivityQuery, ActivitySlice } from '../../../shared/activity';

export const call = (seq: number, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
  seq,
  group: seq,
  attempt: 1,
  attempts: 1,
  at: Date.UTC(2026, 10, 22, 9, 0, 0) + seq,
  realmId: 'sandbox',
  kind: 'list',
  method: 'GET',
  url: `https://api.wych.example/v4/consents?page=${seq}`,
  state: 'answered',
  status: 200,
  failure: null,
  token: 'cached',
  subject: null,
  timing: { queue: 12, wait: 85, body: 3 },
  sent: 0,
  received: 2_048,
  requestId: `req-${seq}`,
  ...more,
});

export const detailOf = (entry: ActivityEntry): ActivityDetail => ({
  entry,
  attempts: [entry],
  request: { headers: [], body: { state: 'none' } },
  response: null,
  curl: `curl '${entry.url}'`,
});

/** Main's side. Every read is counted, and can be held back. */
export class FakeTimeline {
  calls: ActivityEntry[] = [];
  dropped = 0;
  readonly asked: ActivityQuery[] = [];

  add(count: number, more: Partial<ActivityEntry> = {}): void {
    for (let added = 0; added < count; added++) this.calls.push(call(this.newest + 1, more));
  }

  get newest(): number {
    return this.calls.at(-1)?.seq ?? this.dropped;
  }

  get news() {
    const underWay = this.calls.filter(({ state }) => state === 'under-way').length;
    return { newest: this.newest, total: this.calls.length, underWay };
  }

  read = async (query: ActivityQuery): Promise<ActivitySlice> => {
    this.asked.push(query);
    const { filter, from, limit } = query;
    const asOf = query.asOf ?? this.newest;
    const matching = this.calls
      .filter(
        ({ seq, state }) => seq <= asOf && (filter.states.length === 0 || filter.states.includes(state)),
      )
      .reverse();
    const { length: total } = this.calls;
    const entries = matching.slice(from, from + limit);
    return { asOf, matched: matching.length, total, dropped: this.dropped, entries };
  };

  clear = async (): Promise<undefined> => {
    this.calls = [];
  };

  saveHar = async () => ({ saved: true as const, fileName: 'calls.har' });
}

/** Answers that were promised have come, and whatever they led to. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
