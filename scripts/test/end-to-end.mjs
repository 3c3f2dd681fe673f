import { buildIfStale } from '../build.mjs';
import { ensureElectronRuntime } from '../electron-runtime/ensure.mjs';
import { runOnDisplay, runtimeEnv } from '../launch.mjs';
import { projectDir, toolScript } from '../lib/project.mjs';
import { ensureSystemParts } from '../system-parts.mjs';
import { playwrightTotal, withReport } from './totals.mjs';

/**
 * Playwright on the built app. A test that wants a keyring starts its own D-Bus session; none is wanted around it.
 * @param {string[]} args for Playwright
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function runEndToEnd(args) {
  await ensureSystemParts('tests');
  const runtime = await ensureElectronRuntime();
  const built = await buildIfStale();
  if (built !== 0) return { code: built };

  return withReport(playwrightTotal, (reportFile) =>
    runOnDisplay(
      process.execPath,
      [toolScript('@playwright/test', 'playwright'), 'test', '--reporter=list,json', ...args],
      {
        cwd: projectDir,
        env: { ...runtimeEnv(runtime), PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
      },
    ),
  );
}
