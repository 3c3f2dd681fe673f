/**
 * Files the app cannot use are never deleted and never written over: they are moved or copied to a name with the time in it, so that
 * someone can look, or a newer version can take them back.
 */
import { chmodSync, constants, copyFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode, isLeftoverOf } from './store-engine';

/** For a file name on any system: no colon. */
const stamp = (time: number): string => new Date(time).toISOString().replaceAll(':', '').replace('.', '-');

/** Moves a file away and returns its new name; null when the folder does not allow it. */
export function moveAside(folder: string, fileName: string, now: number): string | null {
  const aside = fileName.replace(/\.json$/, `.set-aside-${stamp(now)}.json`);
  try {
    renameSync(join(folder, fileName), join(folder, aside));
    return aside;
  } catch {
    return null;
  }
}

/** Copies a file of a newer version and returns the copy's name. The file's own time is in it: starting again makes no second copy. */
export function copyAside(folder: string, fileName: string): string | null {
  const source = join(folder, fileName);
  try {
    const aside = fileName.replace(/\.json$/, `.newer-${stamp(statSync(source).mtimeMs)}.json`);
    copyOnce(source, join(folder, aside));
    return aside;
  } catch {
    return null;
  }
}

function copyOnce(source: string, target: string): void {
  try {
    copyFileSync(source, target, constants.COPYFILE_EXCL);
    chmodSync(target, fileMode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Removes what interrupted writes left. Call it only while no other copy of the app writes here. */
export function sweepLeftovers(folder: string, fileName: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (isLeftoverOf(fileName, name)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // A folder that is not there yet has no leftovers, and one that cannot be read is told of when it is written to.
  }
}
