/** What a journal has been told, no longer than a plan: the last entry of each consent, and the last of each other kind, in their order. */
import type { Folded } from './journal-fold';
import type { JournalEntry } from './run-journal';

export class JournalMemory {
  readonly #last = new Map<number | string, JournalEntry>();

  /** Of what was read back; what was in doubt is in it as an intent. */
  static of({ known, ended }: Folded): JournalMemory {
    const memory = new JournalMemory();
    for (const [index, item] of known)
      if (item.state === 'intended') memory.add({ kind: 'intent', index, at: item.at });
      else if (item.state === 'ended')
        memory.add({ kind: 'outcome', index, at: item.at, outcome: item.outcome });
    if (ended) memory.add(ended);
    return memory;
  }

  add(entry: JournalEntry): void {
    const key = 'index' in entry ? entry.index : entry.kind;
    this.#last.delete(key);
    this.#last.set(key, entry);
  }

  entries(): IterableIterator<JournalEntry> {
    return this.#last.values();
  }
}
