/** Real files for tests: a folder of the test's own, gone with it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** electron-store imports `electron`, which outside Electron is the path of its runtime, and downloads it unless told where it is. */
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= 'no runtime is needed';

export function testFolder() {
  const path = mkdtempSync(join(tmpdir(), 'wych-storage-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    files: () => readdirSync(path).sort(),
    read: (name: string) => readFileSync(join(path, name), 'utf8'),
    write: (name: string, text: string) => writeFileSync(join(path, name), text),
  };
}
