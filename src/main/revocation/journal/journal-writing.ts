/**
 * The journal of one run, being written. Whoever asks while the disk is busy shares the next sync with all others.
 *
 * A journal that was removed, replaced or spoilt under a run is written anew from what this process knows, header and all: only then does the
 * entry count as kept. So nothing is lost, and nothing is added to a file that is not ours.
 */
import { type AppendFile, ReplacedFileError } from '../../storage/append-file';
import { Batches } from '../../storage/batches';
import { journalFailures } from './journal-failures';
import { journalLine } from './journal-line';
import type { JournalMemory } from './journal-memory';
import { openWritten, writeJournal } from './journal-whole';
import type { JournalEntry, RunHeader, RunJournal } from './run-journal';

/** Null: what is at the path is not to be added to. */
export type JournalPlace = { file: AppendFile; next: number } | null;

export class FileRunJournal implements RunJournal {
  readonly #batches = new Batches<JournalEntry, undefined>((entries) => this.#write(entries));
  #closed = false;

  constructor(
    private readonly path: string,
    private readonly header: RunHeader,
    private readonly memory: JournalMemory,
    private place: JournalPlace,
    private readonly onClose: () => void,
  ) {}

  append(entry: JournalEntry): Promise<void> {
    return this.#closed
      ? Promise.reject(journalFailures.cannotAppend(this.path, new Error('the journal is closed')))
      : this.#batches.add(entry);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#batches.idle();
    await this.place?.file.close().catch(() => {});
    this.onClose();
  }

  async #write(entries: readonly JournalEntry[]): Promise<undefined[]> {
    try {
      if (!(await this.#add(entries))) await this.#writeAnew(entries);
    } catch (cause) {
      throw journalFailures.cannotAppend(this.path, cause);
    }
    for (const entry of entries) this.memory.add(entry);
    return entries.map(() => undefined);
  }

  /** False when the file is not ours any more. */
  async #add(entries: readonly JournalEntry[]): Promise<boolean> {
    const { place } = this;
    if (!place) return false;
    try {
      await place.file.append(
        entries.map((entry, at) => journalLine(place.next + at, JSON.stringify(entry))),
      );
    } catch (error) {
      if (error instanceof ReplacedFileError) return false;
      throw error;
    }
    place.next += entries.length;
    return true;
  }

  async #writeAnew(entries: readonly JournalEntry[]): Promise<void> {
    // Some systems do not replace a file that is open.
    await this.place?.file.close().catch(() => {});
    this.place = null;
    const next = await writeJournal(this.path, this.header, [...this.memory.entries(), ...entries]);
    this.place = { file: await openWritten(this.path), next };
  }
}
