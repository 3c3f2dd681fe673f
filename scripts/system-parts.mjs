// The parts of the system Electron needs on Linux: installed where we may, named where we may not.
// Nothing to do on macOS and Windows.
import { hasDisplay } from './launch.mjs';
import * as apt from './lib/apt.mjs';
import { capture } from './lib/process.mjs';

/** @typedef {import('./lib/apt.mjs').Part} Part */

const windowLibraries = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libnss3'],
  ['libgbm1'],
  ['libsecret-1-0'],
];
const virtualDisplay = [['xvfb'], ['xauth']];
const fonts = [['fonts-dejavu-core']];
const keyring = [['gnome-keyring'], ['dbus'], ['dbus-x11']];
const certificates = [['libnss3-tools']];

/**
 * @param {'app' | 'tests'} purpose tests also use a real keyring and private certificates
 * @param {boolean} display whether there is one already
 * @returns {{ needed: Part[], useful: Part[] }} without `needed` no window opens; without `useful` less is right
 */
export function partsFor(purpose, display) {
  return {
    needed: [...windowLibraries, ...(display ? [] : virtualDisplay)],
    useful: [...fonts, ...(purpose === 'tests' ? [...keyring, ...certificates] : [])],
  };
}

/**
 * @param {'app' | 'tests'} purpose
 * @throws {Error} when something is missing without which no window opens; it says how to get it
 */
export async function ensureSystemParts(purpose) {
  if (process.platform !== 'linux') return;
  const parts = partsFor(purpose, hasDisplay());
  if (await apt.hasApt()) return ensurePackages(parts);
  // Another family of Linux: its names are not ours to guess. Electron names a missing library itself.
  if (!hasDisplay() && (await capture('xvfb-run', ['--help'])).code !== 0) {
    throw new Error('There is no display. Install xvfb-run (with Xvfb and xauth) for a virtual one.');
  }
}

/** @param {{ needed: Part[], useful: Part[] }} parts */
async function ensurePackages({ needed, useful }) {
  const all = [...needed, ...useful];
  const installed = await apt.installedPackages(all.flat());
  const missing = apt.missingParts(all, (name) => installed.has(name));
  if (missing.length === 0) return;

  const isRoot = process.getuid?.() === 0;
  const updateProblem = isRoot ? await apt.updatePackageLists() : '';
  const known = await apt.knownPackages(missing.flat());
  const names = missing.map((part) => apt.nameHere(part, (name) => known.has(name)));
  if (isRoot) {
    console.log(`Installing system parts: ${names.join(' ')} …`);
    return apt.installPackages(names, updateProblem);
  }
  const advice = `Missing system parts. Install them with:\n  sudo ${apt.installCommand(names).join(' ')}`;
  if (missing.some((part) => needed.includes(part))) throw new Error(advice);
  console.error(advice);
}
