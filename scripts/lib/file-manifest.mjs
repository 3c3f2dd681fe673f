// What a finished directory holds, file by file: enough to notice, cheaply, that something in it was cut short or lost.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** @typedef {Record<string, number>} FileSizes path inside the directory → bytes */

/**
 * @param {string} dir
 * @returns {Promise<FileSizes>} empty when there is no such directory
 */
export async function measure(dir) {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sizes = await Promise.all(
    files.map(async (file) => [relative(dir, file).replaceAll(sep, '/'), (await stat(file)).size]),
  );
  return Object.fromEntries(sizes.sort());
}

/**
 * @param {FileSizes} expected
 * @param {FileSizes} found
 * @returns {string | undefined} the first thing that is wrong, or nothing; additional files are no concern
 */
export function firstDifference(expected, found) {
  for (const [file, size] of Object.entries(expected)) {
    if (!(file in found)) return `${file} is missing`;
    if (found[file] !== size) return `${file} has ${found[file]} bytes instead of ${size}`;
  }
}

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 */
export async function digest(file, algorithm) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('base64');
}
