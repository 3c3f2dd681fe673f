/**
 * Opens one typed file so that the app starts whatever is in it, and tells the operator what they must know.
 *
 * Beside `<name>.json` stands `<name>.last-good.json`, written right after it. At any moment at most one of the two is being written, so
 * one is always whole, even where the system cannot replace a file at once. Which is used:
 *
 *   the file is good                    → the file
 *   torn, of another shape, unreadable  → moved aside, then the copy
 *   of a newer version                  → copied aside and left until the first write, then the copy
 *   absent                              → the copy
 *
 * What can neither be read nor set aside is never written over: every update is refused, and the app runs from memory.
 */
import { accessSync, chmodSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../shared/app-status';
import { type ContentKind, judge, type Verdict } from './content-kind';
import { notices } from './notices';
import { copyAside, moveAside, sweepLeftovers } from './set-aside';
import { fileMode, loadEngine } from './store-engine';
import type { Stored } from './stored';
import { StoredFile } from './stored-file';

export interface Opened<T> {
  stored: Stored<T>;
  notices: Notice[];
}

/**
 * Never throws for what is, or is not, on disk. `folder` is made when missing; `now` is in epoch milliseconds. Only one copy of the app may
 * have a folder open: the caller holds the single-instance lock.
 */
export async function openStored<T extends { version: number }>(
  folder: string,
  kind: ContentKind<T>,
  now: number,
): Promise<Opened<T>> {
  const fileName = `${kind.name}.json`;
  const copyName = `${kind.name}.last-good.json`;
  const engine = await loadEngine();
  const file = read(folder, fileName, kind);
  const copy = read(folder, copyName, kind);
  const told: Notice[] = [];
  const source = copy.state === 'good' ? 'copy' : 'empty';

  let mayWrite = true;
  const setAside = (name: string | null, tell: (aside: string) => Notice) => {
    mayWrite = name !== null;
    told.push(name ? tell(name) : notices.stuck(kind.label, fileName));
  };
  if (!canWrite(folder)) told.push(notices.notWritable(kind.label, folder));
  if (file.state === 'bad' || file.state === 'unreadable')
    setAside(moveAside(folder, fileName, now), (aside) =>
      notices.setAside(kind.label, fileName, aside, source),
    );
  else if (file.state === 'newer')
    setAside(copyAside(folder, fileName), (aside) => notices.newer(kind.label, fileName, aside, source));
  else if (file.state === 'absent' && copy.state === 'good') told.push(notices.missing(kind.label, fileName));
  // The next update writes over the copy too, so an odd one is kept; it is not worth a notice.
  if (copy.state === 'newer') copyAside(folder, copyName);
  else if (copy.state === 'bad' || copy.state === 'unreadable') moveAside(folder, copyName, now);

  const content = file.state === 'good' ? file.content : copy.state === 'good' ? copy.content : kind.empty;
  const writers = { file: engine(folder, kind.name), copy: engine(folder, `${kind.name}.last-good`) };
  const stored = new StoredFile(kind, join(folder, fileName), content, mayWrite ? writers : null);
  if (file.state !== 'good' && file.state !== 'newer' && source === 'copy') stored.restore();
  return { stored, notices: told };
}

function read<T extends { version: number }>(
  folder: string,
  fileName: string,
  kind: ContentKind<T>,
): Verdict<T> {
  sweepLeftovers(folder, fileName);
  const path = join(folder, fileName);
  try {
    const text = readFileSync(path, 'utf8');
    keepPrivate(path);
    return judge(kind, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { state: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' };
  }
}

/** A file from a backup or an older system may be open to all. */
function keepPrivate(path: string): void {
  try {
    chmodSync(path, fileMode);
  } catch {
    // Not ours to change; the next write replaces it.
  }
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
