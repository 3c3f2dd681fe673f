// Runtimes we made ourselves, one directory each:
//
//   <root>/<name>/dist/           the runtime
//   <root>/<name>/manifest.json   its files' sizes and its executable's hash
//   <root>/.partial-<pid>-…/      one being made
//
// A runtime appears under its name by one rename, when it is whole; so a killed process leaves a partial and nothing
// else, and of two processes making the same one the first to finish wins and the other throws its own away.
import { randomBytes } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest, firstDifference, measure } from '../lib/file-manifest.mjs';

/** @typedef {{ files: import('../lib/file-manifest.mjs').FileSizes, executable: string, sha256: string, modified: number }} Manifest */

/**
 * Cheap: sizes of all files, and the hash only when the executable was touched since it was made.
 * @param {string} dir one runtime's directory
 * @returns {Promise<string | undefined>} what is wrong with it, or nothing
 */
export async function whatIsWrong(dir) {
  try {
    /** @type {Manifest} */
    const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
    const difference = firstDifference(manifest.files, await measure(join(dir, 'dist')));
    if (difference) return difference;

    const executable = join(dir, 'dist', manifest.executable);
    await access(executable, constants.X_OK);
    if ((await stat(executable)).mtimeMs === manifest.modified) return;
    if ((await digest(executable, 'sha256')) !== manifest.sha256) return `${manifest.executable} was changed`;
  } catch (error) {
    return `it cannot be read (${error instanceof Error ? error.message : error})`;
  }
}

/**
 * @param {string} root
 * @param {string} name
 * @param {(partialDir: string) => Promise<{ executable: string }>} make fills `<partialDir>/dist`; whatever else it
 *   leaves in partialDir is removed
 * @returns {Promise<string>} the runtime's directory
 */
export async function installIntoCache(root, name, make) {
  await mkdir(root, { recursive: true });
  await removeAbandoned(root);
  const partial = join(root, `.partial-${process.pid}-${randomBytes(4).toString('hex')}`);
  const ready = join(partial, 'ready');
  try {
    await mkdir(ready, { recursive: true });
    const { executable } = await make(partial);
    await rename(join(partial, 'dist'), join(ready, 'dist'));
    await writeManifest(ready, executable);
    const finished = join(root, name);
    await moveIntoPlace(ready, finished, join(partial, 'replaced'));
    return finished;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/**
 * @param {string} dir
 * @param {string} executable
 */
async function writeManifest(dir, executable) {
  const dist = join(dir, 'dist');
  /** @type {Manifest} */
  const manifest = {
    files: await measure(dist),
    executable,
    sha256: await digest(join(dist, executable), 'sha256'),
    modified: (await stat(join(dist, executable))).mtimeMs,
  };
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

/**
 * @param {string} ready
 * @param {string} finished
 * @param {string} replaced where a broken one goes, to be removed by the caller
 */
async function moveIntoPlace(ready, finished, replaced) {
  try {
    await rename(ready, finished);
  } catch (error) {
    if (!(await whatIsWrong(finished))) return; // Another process was faster, and its runtime is as good as ours.
    await rename(finished, replaced).catch(() => {
      throw error;
    });
    await rename(ready, finished);
  }
}

/** @param {string} root */
async function removeAbandoned(root) {
  for (const entry of await readdir(root)) {
    const pid = Number(/^\.partial-(\d+)-/.exec(entry)?.[1]);
    if (pid && !isRunning(pid)) await rm(join(root, entry), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
