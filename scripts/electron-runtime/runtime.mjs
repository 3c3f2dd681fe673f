import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {'override' | 'installed' | 'downloaded' | 'registry'} Origin */

/**
 * @typedef {object} Runtime
 * @property {string} distPath what ELECTRON_OVERRIDE_DIST_PATH takes
 * @property {string} executable
 * @property {string} version of Electron, without a leading v; 'unknown' where an override does not tell
 * @property {Origin} origin
 */

/**
 * A place a runtime may come from: the runtime, or in a few words why there is none.
 * @typedef {() => Promise<Runtime | string>} Source
 */

/** The executable inside Electron's distribution. */
export const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    /** @type {string} */ (process.platform)
  ] ?? 'electron';

/**
 * @param {string} distPath
 * @param {Origin} origin
 * @returns {Runtime}
 */
export function runtimeIn(distPath, origin) {
  return { distPath, executable: join(distPath, executableName), version: versionIn(distPath), origin };
}

/** @param {string} distPath */
export function versionIn(distPath) {
  try {
    return readFileSync(join(distPath, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'unknown';
  }
}
