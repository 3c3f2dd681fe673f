/**
 * The official Electron is fetched by electron-builder itself, for whichever platform it packs. Any other runtime is
 * packed as it is, and as a directory only: enough to try what packaging changes, and nothing anyone would ship.
 * @param {import('../electron-runtime/runtime.mjs').Runtime} runtime
 * @returns {{ args: string[], notice?: string }}
 */
export function electronChoice({ origin, distPath, version }) {
  if (origin === 'installed' || origin === 'downloaded') return { args: [] };
  return {
    args: ['--dir', `-c.electronDist=${distPath}`, `-c.electronVersion=${version}`],
    notice: 'Packing a directory to try out, not an installer: this runtime is not the one we ship.',
  };
}
