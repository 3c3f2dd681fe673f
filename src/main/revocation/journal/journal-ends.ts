/**
 * Whether a run has ended, by the last lines of its journal alone: there may be a hundred journals of fifty megabytes each, and the app is
 * starting. In doubt it has not, and the journal is read as a whole.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { Folded } from './journal-fold';
import { parseJournalLine } from './journal-line';
import { readLines } from './journal-line-reader';
import { EntryReading } from './journal-reading';

/** In bytes. The end is the last line but for what was found when somebody looked again. */
const tails = [4 * 1024, 256 * 1024];

/** Throws what the system says when the file cannot be read. */
export async function endOf(path: string): Promise<Folded['ended']> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    for (const tail of tails) {
      const end = await endIn(handle, Math.max(0, size - tail));
      if (end || tail >= size) return end;
    }
    return null;
  } finally {
    await handle.close();
  }
}

async function endIn(handle: FileHandle, from: number): Promise<Folded['ended']> {
  let entries: EntryReading | null = null;
  for await (const { bytes, ended } of readLines(handle, { from })) {
    // Lines of the header, and the one that `from` has cut in two, are not to be judged.
    if (!entries) {
      const first = bytes && parseJournalLine(bytes);
      if (!first || !isEntry(first.content)) continue;
      entries = new EntryReading(first.n);
    }
    entries.take(bytes, ended, Number.MAX_SAFE_INTEGER);
  }
  return entries?.fold.result({ over: [], startedAt: 0 }).ended ?? null;
}

const isEntry = ({ kind }: Readonly<Record<string, unknown>>): boolean =>
  kind !== 'run' && kind !== 'items' && kind !== 'over' && kind !== 'header-complete';
