import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installIntoCache, whatIsWrong } from './runtime-cache.mjs';

let root = '';
let runtime = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'runtime-cache-'));
  runtime = await installIntoCache(root, '33.2.1', makeRuntime);
});
afterEach(() => rm(root, { recursive: true }));

/** @param {string} dir */
async function makeRuntime(dir) {
  await mkdir(join(dir, 'dist/locales'), { recursive: true });
  await writeFile(join(dir, 'dist/electron'), 'the executable', { mode: 0o755 });
  await writeFile(join(dir, 'dist/locales/en.pak'), 'words');
  await writeFile(join(dir, 'package.tgz'), 'not needed any more');
  return { executable: 'electron' };
}

test('a runtime that was made is whole, and is all that is left', async () => {
  expect(await whatIsWrong(runtime)).toBeUndefined();
  expect(await readdir(root)).toEqual(['33.2.1']);
  expect((await readdir(runtime)).sort()).toEqual(['dist', 'manifest.json']);
});

/** @type {[string, () => Promise<unknown>, string][]} */
const damages = [
  ['a lost file', () => rm(join(runtime, 'dist/locales/en.pak')), 'locales/en.pak is missing'],
  [
    'a file cut short',
    () => truncate(join(runtime, 'dist/electron'), 3),
    'electron has 3 bytes instead of 14',
  ],
  [
    'a changed executable',
    () => writeFile(join(runtime, 'dist/electron'), 'THE executable'),
    'electron was changed',
  ],
  ['an executable that is none', () => chmod(join(runtime, 'dist/electron'), 0o600), 'EACCES'],
  ['a torn manifest', () => truncate(join(runtime, 'manifest.json'), 30), 'cannot be read'],
  ['no manifest', () => rm(join(runtime, 'manifest.json')), 'ENOENT'],
];

test.each(damages)('%s is noticed and repaired', async (_, damage, expected) => {
  await damage();
  expect(await whatIsWrong(runtime)).toContain(expected);

  await installIntoCache(root, '33.2.1', makeRuntime);
  expect(await whatIsWrong(runtime)).toBeUndefined();
  expect(await readdir(root)).toEqual(['33.2.1']);
});

test('a copy with other times is as good', async () => {
  await utimes(join(runtime, 'dist/electron'), 1, 1);
  expect(await whatIsWrong(runtime)).toBeUndefined();
});

test('a runtime that could not be made leaves nothing, and what was there stays', async () => {
  const failing = async () => Promise.reject(new Error('torn'));
  await expect(installIntoCache(root, '33.2.1', failing)).rejects.toThrow('torn');
  expect(await readdir(root)).toEqual(['33.2.1']);
  expect(await whatIsWrong(runtime)).toBeUndefined();
});

test('of two processes making the same runtime the first to finish wins', async () => {
  /** @param {string} mark @returns {(dir: string) => Promise<{ executable: string }>} */
  const marked = (mark) => async (dir) => {
    const made = await makeRuntime(dir);
    await writeFile(join(dir, 'dist/mark'), mark);
    return made;
  };
  /** @param {string} dir */
  const slow = async (dir) => {
    await installIntoCache(root, 'new', marked('first'));
    return marked('second')(dir);
  };
  const dir = await installIntoCache(root, 'new', slow);
  expect(await readFile(join(dir, 'dist/mark'), 'utf8')).toBe('first');
  expect((await readdir(root)).sort()).toEqual(['33.2.1', 'new']);
});

test('what a killed process left is removed, what a living one makes is not', async () => {
  const gone = '.partial-4194399-abc'; // Above the largest process id there can be.
  const living = `.partial-${process.ppid}-abc`;
  await mkdir(join(root, gone));
  await mkdir(join(root, living));
  await installIntoCache(root, '33.2.1', makeRuntime);
  expect((await readdir(root)).sort()).toEqual([living, '33.2.1']);
});
