import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import unzipper from 'unzipper';
import { cacheRoots, firstWritable } from '../electron-runtime/cache-roots.mjs';
import { installIntoCache, whatIsWrong } from '../electron-runtime/runtime-cache.mjs';
import { cacheName } from './command.mjs';
import { fetchZip } from './fetch-zip.mjs';
import { withHome } from './home.mjs';
import { startKeycloak } from './server.mjs';

/**
 * The unpacked distribution, fetched if need be.
 * @param {import('./java.mjs').Java} java
 * @param {string[]} [roots]
 * @returns {Promise<string>} its directory, only to be read
 * @throws {import('./missing-error.mjs').MissingError} when it cannot be fetched
 */
export async function ensureKeycloak(java, roots = cacheRoots(process.env, 'keycloak')) {
  for (const root of roots)
    if (!(await whatIsWrong(join(root, cacheName)))) return join(root, cacheName, 'dist');
  const root = await firstWritable(roots);
  return join(await installIntoCache(root, cacheName, (dir) => make(dir, java)), 'dist');
}

/**
 * Keycloak builds itself anew at its first start, for the features it is asked for: once, here, and not at each test.
 * @param {string} dir
 * @param {import('./java.mjs').Java} java
 */
async function make(dir, java) {
  const zip = await fetchZip(dir);
  const dist = join(dir, 'dist');
  await unpack(zip, dist);
  await rm(zip);
  console.error('Starting it for the first time, which takes about a minute, once …');
  await withHome(dist, undefined, async (home) => (await startKeycloak({ home, java })).stop());
  return { executable: 'bin/kc.sh' };
}

/**
 * @param {string} zip
 * @param {string} dist
 */
async function unpack(zip, dist) {
  const { files } = await unzipper.Open.file(zip);
  for (const file of files) {
    if (file.type !== 'File') continue;
    // Everything lies in one directory named after the release.
    const target = join(dist, file.path.replace(/^[^/]+\//, ''));
    await mkdir(dirname(target), { recursive: true });
    const mode = (file.externalFileAttributes >>> 16) & 0o777 || 0o644;
    await pipeline(file.stream(), createWriteStream(target, { mode }));
  }
  for (const part of ['providers', 'themes']) await mkdir(join(dist, part), { recursive: true });
}
