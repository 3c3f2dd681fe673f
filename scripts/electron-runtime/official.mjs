// The official Electron of the `electron` package, whose own install script does the download (with its mirrors,
// proxies and checksums); we only bound it in time and look at what it left.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/process.mjs';
import { projectDir } from '../lib/project.mjs';
import { executableName, runtimeIn } from './runtime.mjs';

const downloadTimeoutMs = 10 * 60_000;

/**
 * @param {string} [packageDir] of the `electron` package
 * @returns {import('./runtime.mjs').Source}
 */
export const installedSource =
  (packageDir = join(projectDir, 'node_modules/electron')) =>
  async () => {
    const runtime = runtimeIn(join(packageDir, 'dist'), 'installed');
    try {
      const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
      // path.txt is what the install script writes last.
      const finished = readFileSync(join(packageDir, 'path.txt'), 'utf8') === executableName;
      if (finished && runtime.version === version && existsSync(runtime.executable)) return runtime;
      return 'the official Electron is not completely installed';
    } catch {
      return 'the official Electron is not installed';
    }
  };

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [packageDir]
 * @returns {import('./runtime.mjs').Source}
 */
export const downloadSource =
  (env, packageDir = join(projectDir, 'node_modules/electron')) =>
  async () => {
    const { code, output } = await capture(process.execPath, [join(packageDir, 'install.js')], {
      env,
      timeoutMs: downloadTimeoutMs,
    });
    if (code !== 0) return `the official download failed (${reasonIn(output)})`;

    const runtime = await installedSource(packageDir)();
    return typeof runtime === 'string' ? runtime : { ...runtime, origin: 'downloaded' };
  };

/**
 * The install script ends with a stack; what a reader needs is the one line of it that says what happened.
 * @param {string} output
 */
export function reasonIn(output) {
  if (output.includes('ERR_REQUIRE_ESM'))
    return `its installer does not run on Node ${process.versions.node}`;
  return /^\w*Error.*$/m.exec(output)?.[0].slice(0, 120) ?? 'it took too long or said nothing';
}
