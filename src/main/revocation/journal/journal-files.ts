/**
 * The journals of runs, a file each: `<folder>/<runId>.journal`. Whatever else lies in that folder, or is left of a journal, keeps no other run
 * from being offered again; it is told in plain words, and never deleted.
 */
import { lstat, rm } from 'node:fs/promises';
import { FailureError } from '../../../shared/failure';
import { AppendFile, ReplacedFileError } from '../../storage/append-file';
import { journalFailures, journalProblems } from './journal-failures';
import { isRunId, journalPath, listRunFiles } from './journal-folder';
import { JournalMemory } from './journal-memory';
import { readJournal } from './journal-reading';
import { recover } from './journal-recovery';
import { openWritten, writeJournal } from './journal-whole';
import { FileRunJournal, type JournalPlace } from './journal-writing';
import type { InterruptedRun, RunHeader, RunJournal, RunJournals } from './run-journal';

export class FileRunJournals implements RunJournals {
  /** Run ids of the journals that this start of the app is writing. */
  readonly #open = new Set<string>();
  /** A plan of 100,000 consents is not to be in memory twice. */
  readonly #offered = new Map<string, WeakRef<RunHeader>>();

  /**
   * Only one copy of the app may use the folder: the caller holds the single-instance lock. `swept` is waited for before anything is read or
   * written, so that no journal that is just being made is swept up; it never rejects.
   */
  constructor(
    private readonly folder: string,
    private readonly swept: Promise<void> = Promise.resolve(),
  ) {}

  create(header: RunHeader): Promise<RunJournal> {
    const path = journalPath(this.folder, header.runId);
    return this.#opening(header.runId, async () => {
      try {
        if (!isRunId(header.runId)) throw new Error('no name for a file');
        const next = await writeJournal(path, header, []);
        const file = await openWritten(path).catch((error) => withdraw(path, error));
        return this.#journal(header, new JournalMemory(), { file, next });
      } catch (cause) {
        throw journalFailures.cannotCreate(path, cause);
      }
    });
  }

  async interrupted(): Promise<{ runs: InterruptedRun[]; problems: string[] }> {
    const runs: InterruptedRun[] = [];
    const problems: string[] = [];
    await this.swept;
    try {
      const { journals, odd } = await listRunFiles(this.folder);
      problems.push(...odd.map(journalProblems.noFile));
      for (const runId of journals) {
        if (this.#open.has(runId)) continue;
        const { run, problem } = await recover(this.folder, runId);
        if (run) {
          this.#offered.set(runId, new WeakRef(run.header));
          runs.push(run);
        }
        if (problem) problems.push(problem);
      }
    } catch {
      problems.push(journalProblems.folder(this.folder));
    }
    runs.sort((one, other) => other.header.startedAt - one.header.startedAt);
    return { runs, problems };
  }

  async reopen(runId: string): Promise<RunJournal> {
    if (!isRunId(runId)) throw journalFailures.notFound();
    const path = journalPath(this.folder, runId);
    return this.#opening(runId, async () => {
      try {
        return await this.#reopen(runId, path);
      } catch (error) {
        throw error instanceof FailureError ? error : journalFailures.cannotReopen(path, error);
      }
    });
  }

  async #reopen(runId: string, path: string): Promise<RunJournal> {
    if (!(await lstat(path).catch(() => null))?.isFile()) throw journalFailures.notFound();
    const reading = await readJournal(path);
    if (reading.kind !== 'run' || reading.header.runId !== runId) throw journalFailures.cannotReopen(path);
    const { folded, end, next, tail } = reading;
    const header = this.#offered.get(runId)?.deref() ?? reading.header;
    // What is in doubt must not look certain to the next start, so a journal with gaps is written anew with its first entry.
    const place = folded.gaps > 0 ? null : { file: await openAt(path, end), next: tail ? next - 1 : next };
    const journal = this.#journal(header, JournalMemory.of(folded), place);
    try {
      if (tail) await journal.append(tail);
    } catch (error) {
      await journal.close();
      throw error;
    }
    return journal;
  }

  #journal(header: RunHeader, memory: JournalMemory, place: JournalPlace): RunJournal {
    const { runId } = header;
    return new FileRunJournal(journalPath(this.folder, runId), header, memory, place, () =>
      this.#open.delete(runId),
    );
  }

  /** One writer for each journal. */
  async #opening(runId: string, open: () => Promise<RunJournal>): Promise<RunJournal> {
    if (this.#open.has(runId)) throw journalFailures.inUse();
    this.#open.add(runId);
    try {
      await this.swept;
      return await open();
    } catch (error) {
      this.#open.delete(runId);
      throw error;
    }
  }
}

/** A run that does not begin is not to be offered at the next start. */
async function withdraw(path: string, error: unknown): Promise<never> {
  await rm(path, { force: true }).catch(() => {});
  throw error;
}

/** For adding at `end`: what a kill has left half-written beyond it is cut off. */
async function openAt(path: string, end: number): Promise<AppendFile> {
  const file = await AppendFile.open(path);
  try {
    if (file.size < end) throw new ReplacedFileError(path);
    if (file.size > end) await file.cutTo(end);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
