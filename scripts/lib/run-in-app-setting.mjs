import { buildIfStale } from '../build.mjs';
import { ensureElectronRuntime } from '../electron-runtime/ensure.mjs';
import { runOnDisplay, runtimeEnv } from '../launch.mjs';
import { ensureSystemParts } from '../system-parts.mjs';
import { projectDir } from './project.mjs';

/**
 * Runs one of the project's TypeScript programs with everything it needs to start the app: system parts, a runtime,
 * a build that is up to date, a display.
 * @param {string} program path inside the project
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runInAppSetting(program, args) {
  await ensureSystemParts('app');
  const runtime = await ensureElectronRuntime();
  const built = await buildIfStale();
  if (built !== 0) return built;
  return runOnDisplay(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: projectDir,
    env: runtimeEnv(runtime),
  });
}
