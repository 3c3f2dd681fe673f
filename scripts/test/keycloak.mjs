import { join } from 'node:path';
import { withHome } from '../keycloak/home.mjs';
import { ensureKeycloak } from '../keycloak/install.mjs';
import { newestJava } from '../keycloak/java.mjs';
import { MissingError } from '../keycloak/missing-error.mjs';
import { startKeycloak } from '../keycloak/server.mjs';
import { run } from '../lib/process.mjs';
import { projectDir, toolScript } from '../lib/project.mjs';
import { vitestTotal, withReport } from './totals.mjs';

const realmsDir = join(projectDir, 'src/main/wych/against/keycloak/realms');

/**
 * The login's tests against a real Keycloak. Where it cannot be had the step is skipped with one line, for most machines lack Java
 * or Maven; whoever asks for this very step gets a failure, not a green that tested nothing.
 * @param {string[]} args for vitest
 * @param {{ alone: boolean }} asked
 * @returns {Promise<import('./steps.mjs').StepResult>}
 */
export async function runKeycloakTests(args, { alone }) {
  const found = await find().catch((error) => {
    if (error instanceof MissingError) return error;
    throw error;
  });
  if (!(found instanceof MissingError))
    return withHome(found.dist, realmsDir, (home) => test({ ...found, home }, args));
  const total = `keycloak: SKIPPED, the login was not tested against a real Keycloak: ${found.message}.`;
  return { code: alone ? 1 : 0, total };
}

async function find() {
  if (process.platform === 'win32') throw new MissingError('these tests run on Linux and macOS');
  const java = await newestJava();
  return { java, dist: await ensureKeycloak(java) };
}

/**
 * @param {{ home: string, java: import('../keycloak/java.mjs').Java }} where
 * @param {string[]} args
 */
async function test({ home, java }, args) {
  const keycloak = await startKeycloak({ home, java });
  try {
    const { origin, admin } = keycloak;
    const env = { ...process.env, KEYCLOAK_FOR_TESTS: JSON.stringify({ origin, admin }) };
    return await withReport(
      (report) => vitestTotal(report, 'keycloak'),
      (reportFile) => {
        const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
        const vitest = [toolScript('vitest'), 'run', '--config', 'vitest.keycloak.config.ts', ...reporters];
        return run(process.execPath, [...vitest, ...args], { cwd: projectDir, env });
      },
    );
  } finally {
    await keycloak.stop();
  }
}
