// Builds when anything that goes into the build is not as it was at the last one. By content, not by time: a checkout,
// a stash or a copied folder leaves times that say nothing.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstDifference, measure } from './lib/file-manifest.mjs';
import { run } from './lib/process.mjs';
import { projectCacheDir, projectDir, toolScript } from './lib/project.mjs';

const outDir = join(projectDir, 'out');
const stampFile = join(projectCacheDir, 'build.json');
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** @returns {Promise<number>} exit code; 0 at once when the build is up to date */
export async function buildIfStale() {
  return (await isUpToDate()) ? 0 : build();
}

/** @returns {Promise<number>} exit code */
export async function build() {
  const fingerprint = await fingerprintOf(sources.map((source) => join(projectDir, source)));
  await forgetBuild();
  const code = await run(process.execPath, [toolScript('electron-vite'), 'build'], { cwd: projectDir });
  if (code === 0) await remember({ fingerprint, files: await measure(outDir) });
  return code;
}

/** For whoever writes something else into out/, as the development server does. */
export const forgetBuild = () => rm(stampFile, { force: true });

async function isUpToDate() {
  try {
    const last = JSON.parse(await readFile(stampFile, 'utf8'));
    const now = await fingerprintOf(sources.map((source) => join(projectDir, source)));
    return last.fingerprint === now && !firstDifference(last.files, await measure(outDir));
  } catch {
    return false;
  }
}

/** @param {{ fingerprint: string, files: import('./lib/file-manifest.mjs').FileSizes }} built */
async function remember(built) {
  await mkdir(projectCacheDir, { recursive: true });
  await writeFile(stampFile, JSON.stringify(built));
}

/**
 * @param {string[]} paths files or directories; one that does not exist counts as empty
 * @returns {Promise<string>}
 */
export async function fingerprintOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesIn(path)) hash.update(`${file}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** @param {string} path */
async function filesIn(path) {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isDirectory()) return stats ? [path] : [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.tsbuildinfo$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
