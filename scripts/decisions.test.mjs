import { expect, test } from 'vitest';
import { electronSwitches, hasDisplay } from './launch.mjs';
import { missingParts, nameHere } from './lib/apt.mjs';
import { electronChoice } from './package/electron-choice.mjs';
import { partsFor } from './system-parts.mjs';
import { playwrightTotal, vitestTotal } from './test/totals.mjs';

const alsa = ['libasound2t64', 'libasound2'];
/** @param {string[]} names @returns {(name: string) => boolean} */
const among = (names) => (name) => names.includes(name);

test('a part is installed under either of its names', () => {
  expect(missingParts([alsa, ['xauth']], among(['libasound2']))).toEqual([['xauth']]);
  expect(missingParts([alsa, ['xauth']], among(['libasound2t64', 'xauth']))).toEqual([]);
});

test('the name of a part is the one this release knows', () => {
  expect(nameHere(alsa, among(['libasound2t64', 'libasound2']))).toBe('libasound2t64');
  expect(nameHere(alsa, among(['libasound2']))).toBe('libasound2');
  expect(nameHere(alsa, among([]))).toBe('libasound2');
});

test('a keyring is wanted by tests only, a virtual display only where there is none', () => {
  expect(partsFor('app', true).needed).not.toContainEqual(['xvfb']);
  expect(partsFor('app', false).needed).toContainEqual(['xvfb']);
  expect(partsFor('app', false).useful).not.toContainEqual(['gnome-keyring']);
  expect(partsFor('tests', false).useful).toContainEqual(['gnome-keyring']);
});

test('a display is wanted on Linux only', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});

test('Electron gets a switch for what this machine lacks, and none otherwise', () => {
  expect(electronSwitches({ sandboxWorks: true, env: { DISPLAY: ':0' }, platform: 'linux' })).toEqual([]);
  expect(electronSwitches({ sandboxWorks: false, env: {}, platform: 'linux' })).toEqual(['--no-sandbox']);
  expect(
    electronSwitches({ sandboxWorks: true, env: { WAYLAND_DISPLAY: 'wayland-0' }, platform: 'linux' }),
  ).toEqual(['--ozone-platform=wayland']);
});

test('totals name what passed, failed and was skipped', () => {
  expect(vitestTotal({ numPassedTests: 12, numFailedTests: 1 })).toBe('unit: 12 passed, 1 failed');
  const stats = { expected: 5, unexpected: 1, skipped: 2, flaky: 0 };
  expect(playwrightTotal({ stats })).toBe('e2e: 5 passed, 1 failed, 2 skipped');
  expect(playwrightTotal({ stats: { ...stats, flaky: 1 } })).toBe(
    'e2e: 6 passed, 1 failed, 2 skipped (1 flaky)',
  );
});

test('only the official Electron is packed into installers', () => {
  const runtime = { distPath: '/d', executable: '/d/electron', version: '33.2.1' };
  expect(electronChoice({ ...runtime, origin: 'installed' })).toEqual({ args: [] });
  expect(electronChoice({ ...runtime, origin: 'registry' }).args).toEqual([
    '--dir',
    '-c.electronDist=/d',
    '-c.electronVersion=33.2.1',
  ]);
});
