import { access, constants, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectCacheDir } from '../lib/project.mjs';

/**
 * Where runtimes may be kept, best first: the user's cache serves all checkouts, the project's own works without a home.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {'electron' | 'keycloak'} [kind]
 * @returns {[string, string]}
 */
export function cacheRoots(env = process.env, kind = 'electron') {
  const userCache = env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache');
  return [join(userCache, 'wych-consent-inspector', kind), join(projectCacheDir, kind)];
}

/**
 * @param {string[]} roots
 * @throws {Error} when none can be written to
 */
export async function firstWritable(roots) {
  for (const root of roots) {
    try {
      await mkdir(root, { recursive: true });
      await access(root, constants.W_OK);
      return root;
    } catch {
      // The next one may do.
    }
  }
  throw new Error(
    `None of these can be written to: ${roots.join(', ')}. Set XDG_CACHE_HOME to a directory that can.`,
  );
}
