import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newestJava } from './java.mjs';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'java-'));
});
afterEach(() => rm(place, { recursive: true }));

/**
 * A Java that says what Java says, and does nothing else.
 * @param {string} name
 * @param {string} version
 */
async function installed(name, version) {
  const home = join(place, name);
  await mkdir(join(home, 'bin'), { recursive: true });
  const told = `    java.home = ${home}\\n    java.specification.version = ${version}\\n`;
  await writeFile(join(home, 'bin/java'), `#!/bin/sh\nprintf '${told}' >&2\n`);
  await chmod(join(home, 'bin/java'), 0o755);
  return home;
}

const newest = () => newestJava({ PATH: '' }, [place]);

test('the newest by number, not by name', async () => {
  await installed('a-9', '9');
  const home = await installed('b-25', '25');
  await installed('c-17', '17');
  expect(await newest()).toEqual({ home, version: 25 });
});

test('what is no Java is passed over: files, links to nowhere, one that fails', async () => {
  await writeFile(join(place, '.jinfo'), '');
  await symlink(join(place, 'gone'), join(place, 'link'));
  await mkdir(join(place, 'broken/bin'), { recursive: true });
  await writeFile(join(place, 'broken/bin/java'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const home = await installed('java-21', '21');
  expect(await newest()).toEqual({ home, version: 21 });
});

test('Java 8 says 1.8, which is too old as well', async () => {
  await installed('java-8', '1.8');
  await expect(newest()).rejects.toThrow('Java 17 or later is needed, 1 is here');
});

test('where there is none, that is said', async () => {
  await expect(newest()).rejects.toThrow('there is no Java');
});
