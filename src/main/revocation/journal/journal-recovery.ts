/** What a journal that an earlier start of the app has left is good for: a run to be offered again, a problem to be told, or neither. */
import { basename } from 'node:path';
import { endOf } from './journal-ends';
import { journalProblems } from './journal-failures';
import { journalPath } from './journal-folder';
import { readJournal } from './journal-reading';
import { setAside } from './journal-whole';
import type { InterruptedRun } from './run-journal';

/** Both, where a part of it could not be read. Never throws: one bad file is no reason to keep the others back. */
export async function recover(
  folder: string,
  runId: string,
): Promise<{ run?: InterruptedRun; problem?: string }> {
  const path = journalPath(folder, runId);
  const name = basename(path);
  try {
    if (await endOf(path)) return {};
    const reading = await readJournal(path);
    if (reading.kind === 'newer') return { problem: journalProblems.newer(name) };
    if (reading.kind === 'unreadable')
      return { problem: journalProblems.aside(name, basename(await setAside(path))) };
    const { header, folded } = reading;
    if (folded.ended) return {};
    if (header.runId !== runId) return { problem: journalProblems.anotherName(name) };
    return {
      run: { header, known: folded.known, lastAt: folded.lastAt ?? header.startedAt },
      ...(folded.gaps > 0 && { problem: journalProblems.partly(name, header.startedAt) }),
    };
  } catch {
    return { problem: journalProblems.stuck(name) };
  }
}
