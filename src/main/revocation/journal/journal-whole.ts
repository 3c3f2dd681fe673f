/**
 * Writes a journal from its header on, under its name only when all of it is on the disk: a kill on the way leaves a nameless part, of which
 * nothing was sent. Whatever else has the name by then is kept beside it.
 */
import { link, lstat, mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppendFile, syncFolder } from '../../storage/append-file';
import { WholeFile } from '../../storage/whole-file';
import { headerLines } from './journal-header';
import { journalLine } from './journal-line';
import type { JournalEntry, RunHeader } from './run-journal';

const entriesPerWrite = 500;

/** Resolves with the number of the next line. Throws what the system says. */
export async function writeJournal(
  path: string,
  header: RunHeader,
  entries: Iterable<JournalEntry>,
): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  // A folder, a link: nothing that a file could take the place of.
  if ((await kindOf(path)) === 'odd') await setAside(path);
  const file = await WholeFile.create(path);
  let next = 0;
  try {
    for (const json of headerLines(header)) await file.write(`${journalLine(next++, json)}\n`);
    let lines = '';
    for (const entry of entries) {
      lines += `${journalLine(next++, JSON.stringify(entry))}\n`;
      if (next % entriesPerWrite > 0) continue;
      await file.write(lines);
      lines = '';
    }
    await file.write(lines);
    await keepBeside(path);
  } catch (error) {
    await file.abandon();
    throw error;
  }
  await file.finish();
  return next;
}

/** For adding to what was just written. Throws what the system says. */
export async function openWritten(path: string): Promise<AppendFile> {
  // The file is worth nothing under a name that a power cut takes away.
  await syncFolder(dirname(path));
  return AppendFile.open(path);
}

/** What has the journal's name and is not it gets a second name, so that it outlives being replaced. */
async function keepBeside(path: string): Promise<void> {
  if ((await kindOf(path)) === 'none') return;
  const aside = await freeName(path);
  // With two names there is no moment without a journal; some file systems know but one.
  await link(path, aside).catch(() => rename(path, aside));
}

/** Moves a file that cannot be used to a name of its own, and resolves with that. */
export async function setAside(path: string): Promise<string> {
  const aside = await freeName(path);
  await rename(path, aside);
  return aside;
}

async function freeName(path: string): Promise<string> {
  for (let n = 1; ; n++) {
    const name = `${path}${n > 1 ? `.${n}` : ''}.damaged`;
    if ((await kindOf(name)) === 'none') return name;
  }
}

const kindOf = (path: string): Promise<'file' | 'odd' | 'none'> =>
  lstat(path).then(
    (there) => (there.isFile() ? 'file' : 'odd'),
    () => 'none',
  );
