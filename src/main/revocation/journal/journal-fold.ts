/**
 * What the entries of a journal say, put together: pure, entry by entry.
 *
 * The hard thing is a line that cannot be read, or is not there. It may have been the intent of any consent, so from then on none of the run
 * is 'unsent' that nothing later speaks of, and none is done with that could have been tried again: they are `intended`, and looked at
 * again before anything is sent. It may also have been word that the run goes on, so an end that was told before is none.
 */
import { outcomeKinds } from '../../../shared/revocation';
import type { JournalEntry, KnownItem, RunHeader } from './run-journal';

export interface Folded {
  known: Map<number, KnownItem>;
  ended: (JournalEntry & { kind: 'ended' }) | null;
  /** Null when nothing was written after the header. */
  lastAt: number | null;
  /** Places where one or more lines are missing or cannot be read. */
  gaps: number;
}

/** What an entry says of a consent. */
type Spoken = Exclude<KnownItem, { state: 'unsent' }>;

export class JournalFold {
  /** In the order of their last entries. `gaps` is how many were seen before it. */
  readonly #items = new Map<number, { item: Spoken; gaps: number }>();
  #ended: Folded['ended'] = null;
  #lastAt: number | null = null;
  #gaps = 0;

  add(entry: JournalEntry): void {
    const { at } = entry;
    this.#lastAt = at;
    if (entry.kind === 'intent') this.#set(entry.index, { state: 'intended', at });
    else if (entry.kind === 'outcome') this.#set(entry.index, { state: 'ended', at, outcome: entry.outcome });
    // A run that has ended may be taken up again; a look at what was open is no such thing.
    if (entry.kind === 'ended') this.#ended = entry;
    else if (entry.kind === 'intent' || entry.kind === 'resumed') this.#ended = null;
  }

  gap(): void {
    this.#gaps++;
    this.#ended = null;
  }

  result({ over, startedAt }: Pick<RunHeader, 'over' | 'startedAt'>): Folded {
    const known = new Map<number, KnownItem>();
    for (const [index, { item, gaps }] of this.#items)
      known.set(index, gaps < this.#gaps && !isSettled(item) ? { state: 'intended', at: item.at } : item);
    if (this.#gaps > 0)
      for (const index of over)
        if (!known.has(index)) known.set(index, { state: 'intended', at: this.#lastAt ?? startedAt });
    return { known, ended: this.#ended, lastAt: this.#lastAt, gaps: this.#gaps };
  }

  #set(index: number, item: Spoken): void {
    this.#items.set(index, { item, gaps: this.#gaps });
  }
}

/** Nothing is sent for these again. */
const isSettled = (item: KnownItem): boolean =>
  item.state === 'ended' && (item.outcome.kind === 'revoked' || item.outcome.kind === 'already-ended');

/** Null for what this version does not know, or what has no place in a plan of so many `items`. */
export function toEntry(content: Readonly<Record<string, unknown>>, items: number): JournalEntry | null {
  const { kind, index, at, outcome } = content;
  if (typeof at !== 'number') return null;
  const named = Number.isSafeInteger(index) && (index as number) >= 0 && (index as number) < items;
  const kindOf = (outcome as { kind?: unknown } | undefined)?.kind;
  const known =
    kind === 'intent'
      ? named
      : kind === 'outcome'
        ? named && outcomeKinds.some((one) => one === kindOf)
        : kind === 'paused' || kind === 'resumed' || kind === 'ended';
  return known ? (content as unknown as JournalEntry) : null;
}
