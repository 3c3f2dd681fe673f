/** Journals in a folder of the test's own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { testFolder } from '../../storage/for-tests';
import { FileRunJournals } from './journal-files';
import { parseJournalLine } from './journal-line';
import type { RunHeader, RunJournal } from './run-journal';

/** Leaves no file open after a test. */
export class Journals extends FileRunJournals {
  override create = async (run: RunHeader) => closedLater(await super.create(run));
  override reopen = async (runId: string) => closedLater(await super.reopen(runId));
}
function closedLater(journal: RunJournal): RunJournal {
  onTestFinished(() => journal.close());
  return journal;
}

/** A folder that the app has to make first. `restarted` is what a later start of the app sees. */
export function place() {
  const folder = join(testFolder().path, 'runs');
  return {
    folder,
    path: join(folder, 'run-1.journal'),
    journals: new Journals(folder),
    restarted: () => new Journals(folder),
    lines: () => readFileSync(join(folder, 'run-1.journal'), 'utf8').split('\n').slice(0, -1),
  };
}

/** What is known of the one run that was cut off. */
export const recovered = async (journals: FileRunJournals) => {
  const { runs, problems } = await journals.interrupted();
  expect(problems).toEqual([]);
  expect(runs).toHaveLength(1);
  return runs[0]?.known;
};

/** Of each line, as its writer counted them. */
export const numbersOf = (lines: readonly string[]) =>
  lines.map((line) => parseJournalLine(Buffer.from(line))?.n);
