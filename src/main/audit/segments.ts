/** The files of the log: `000001.log`, `000002.log` … in a folder of their own. The app never deletes one. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export const logFolder = (userData: string): string => join(userData, 'audit');

export const segmentName = (number: number): string => `${String(number).padStart(6, '0')}.log`;

/** 0 for another file's name. */
export const segmentNumber = (name: string): number =>
  /^\d{6,}\.log$/.test(name) && segmentName(Number.parseInt(name, 10)) === name
    ? Number.parseInt(name, 10)
    : 0;

/** In order; whatever has such a name counts, a folder too: its number is taken. A folder that is not there has none. */
export async function segmentNumbers(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .map(segmentNumber)
    .filter((number) => number > 0)
    .sort((a, b) => a - b);
}

/** What a read fails with when the file is gone, or when something else has its name. */
export const isNoFile = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
