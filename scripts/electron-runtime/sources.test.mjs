import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notAgainSoon } from './not-again-soon.mjs';
import { downloadSource, installedSource, reasonIn } from './official.mjs';
import { overrideSource } from './override.mjs';
import { executableName } from './runtime.mjs';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sources-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** @param {Record<string, string>} files */
async function write(files) {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
}

const installation = {
  'package.json': '{"version":"45.4.1"}',
  'dist/version': 'v45.4.1',
  'path.txt': executableName,
  [`dist/${executableName}`]: '',
};

test('an override by directory wins over one by executable', async () => {
  await write({ [executableName]: '', version: '40.1.2' });
  const env = { ELECTRON_OVERRIDE_DIST_PATH: dir, ELECTRON_EXEC_PATH: '/elsewhere/electron' };
  expect(await overrideSource(env)()).toMatchObject({ distPath: dir, version: '40.1.2', origin: 'override' });
});

test('an override by executable tells its directory', async () => {
  await write({ [executableName]: '' });
  const executable = join(dir, executableName);
  expect(await overrideSource({ ELECTRON_EXEC_PATH: executable })()).toMatchObject({
    distPath: dir,
    executable,
    version: 'unknown',
  });
});

test('a wrong override is an error and not passed over', async () => {
  await expect(overrideSource({ ELECTRON_OVERRIDE_DIST_PATH: dir })()).rejects.toThrow(
    'Correct it or unset it',
  );
});

test('a complete official installation is used', async () => {
  await write(installation);
  expect(await installedSource(dir)()).toMatchObject({ version: '45.4.1', origin: 'installed' });
});

test.each(Object.keys(installation))('an official installation without %s is not complete', async (file) => {
  await write(installation);
  await rm(join(dir, file));
  expect(await installedSource(dir)()).toMatch(/not (completely )?installed/);
});

test.each([
  ['dist/version', '44.0.0'],
  ['path.txt', 'elsewhere'],
])('an official installation whose %s says %s is not complete', async (file, text) => {
  await write({ ...installation, [file]: text });
  expect(await installedSource(dir)()).toBe('the official Electron is not completely installed');
});

test('what the official installer did is used, or its error told in one line', async () => {
  await write({ 'install.js': "console.error('TypeError: fetch failed\\n    at x'); process.exit(1)" });
  expect(await downloadSource(process.env, dir)()).toBe(
    'the official download failed (TypeError: fetch failed)',
  );

  await write({ ...installation, 'install.js': '' });
  expect(await downloadSource(process.env, dir)()).toMatchObject({ origin: 'downloaded' });
});

test('a Node too old for the official installer is named as the reason', () => {
  expect(reasonIn('Error [ERR_REQUIRE_ESM]: require() of ES Module')).toMatch(/does not run on Node \d/);
});

test('a source that failed is asked again after an hour, not before', async () => {
  const stamp = join(dir, 'cache/stamp');
  const source = vi.fn(async () => 'closed');
  let now = Date.now();
  const asked = notAgainSoon(source, stamp, () => now);

  expect(await asked()).toBe('closed');
  now += 60_000;
  expect(await asked()).toContain('failed within the hour');
  expect(source).toHaveBeenCalledTimes(1);
  now += 3_700_000;
  expect(await asked()).toBe('closed');
});
