import { existsSync } from 'node:fs';
import { sep } from 'node:path';
import { executableName, runtimeIn, versionIn } from './runtime.mjs';

/**
 * The runtime the user named. A wrong name is an error, not a reason to take another one silently.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('./runtime.mjs').Source}
 */
export const overrideSource = (env) => async () => {
  const { ELECTRON_OVERRIDE_DIST_PATH: distPath, ELECTRON_EXEC_PATH: executable } = env;
  if (distPath) return existing(runtimeIn(distPath, 'override'), 'ELECTRON_OVERRIDE_DIST_PATH');
  if (!executable) return 'no override is set';

  const suffix = sep + executableName.replaceAll('/', sep);
  const dist = executable.endsWith(suffix) ? executable.slice(0, -suffix.length) : executable;
  return existing(
    { distPath: dist, executable, version: versionIn(dist), origin: 'override' },
    'ELECTRON_EXEC_PATH',
  );
};

/**
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {string} variable
 */
function existing(runtime, variable) {
  if (existsSync(runtime.executable)) return runtime;
  throw new Error(`${variable} is set, but there is no ${runtime.executable}. Correct it or unset it.`);
}
