// Runs Electron, or a tool that runs Electron, so that it has what it needs here: a display and a sandbox that works.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { capture, run } from './lib/process.mjs';

/** @typedef {import('./electron-runtime/runtime.mjs').Runtime} Runtime */

// Without -noreset the server starts over when its last window closes, and an app that comes up just then finds no display.
const xvfbRun = ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24 -noreset'];
// Tells us (on descriptor 3) the id under which the command itself runs: xvfb-run does not pass signals on.
const tellPid = ['sh', '-c', 'echo $$ >&3; exec "$@" 3>&-', 'sh'];

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [platform]
 */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

/**
 * Runs a command on the user's display, or on a virtual one where there is none.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Promise<number>} exit code
 */
export function runOnDisplay(command, args, options = {}) {
  const env = options.env ?? process.env;
  if (hasDisplay(env)) return run(command, args, options);
  const [wrapper = '', ...wrapped] = [...xvfbRun, ...tellPid, command, ...args];
  return run(wrapper, wrapped, { ...options, tellsPid: true });
}

/**
 * The switches Electron needs before the app's directory.
 * @param {{ sandboxWorks: boolean, env?: NodeJS.ProcessEnv, platform?: string }} machine
 */
export function electronSwitches({ sandboxWorks, env = process.env, platform = process.platform }) {
  const switches = [];
  if (!sandboxWorks) switches.push('--no-sandbox');
  if (platform === 'linux' && env.WAYLAND_DISPLAY && !env.DISPLAY) switches.push('--ozone-platform=wayland');
  return switches;
}

/**
 * Chromium's sandbox refuses to run as root, and for others wants user namespaces or its set-uid helper.
 * @param {Runtime} runtime
 */
export async function sandboxWorks(runtime) {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  if (isSetUidRoot(join(runtime.distPath, 'chrome-sandbox'))) return true;
  return (await capture('unshare', ['--user', '--map-root-user', 'true'])).code === 0;
}

/** @param {string} file */
function isSetUidRoot(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.uid === 0 && (stats.mode & 0o4001) === 0o4001;
}

/**
 * Runs an app's directory in Electron.
 * @param {Runtime} runtime
 * @param {string} appDir
 * @param {string[]} args for the app
 * @returns {Promise<number>} exit code
 */
export async function runElectron(runtime, appDir, args) {
  const works = await sandboxWorks(runtime);
  const isRoot = process.getuid?.() === 0;
  if (!works && !isRoot)
    console.error("Chromium's sandbox is not permitted to this user here: running without it.");
  if (!hasDisplay()) console.log('There is no display: the window is on a virtual one and cannot be seen.');
  const switches = electronSwitches({ sandboxWorks: works });
  return runOnDisplay(runtime.executable, [...switches, appDir, ...args], { cwd: appDir });
}

/**
 * What tells the `electron` package, electron-vite and Playwright which runtime to use, and our tests which it is.
 * @param {Runtime} runtime
 * @returns {NodeJS.ProcessEnv}
 */
export const runtimeEnv = ({ distPath, executable, origin, version }) => ({
  ...process.env,
  ELECTRON_OVERRIDE_DIST_PATH: distPath,
  ELECTRON_EXEC_PATH: executable,
  WYCH_ELECTRON_ORIGIN: origin,
  WYCH_ELECTRON_VERSION: version,
});
