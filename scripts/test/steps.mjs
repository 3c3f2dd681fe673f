import { build } from '../build.mjs';
import { run } from '../lib/process.mjs';
import { projectDir, toolScript } from '../lib/project.mjs';
import { runEndToEnd } from './end-to-end.mjs';
import { runKeycloakTests } from './keycloak.mjs';
import { vitestTotal, withReport } from './totals.mjs';

/** @typedef {{ code: number, total?: string }} StepResult */
/** @typedef {{ alone: boolean }} Asked whether this step was asked for by name */
/** @typedef {{ name: string, title: string, run: (args: string[], asked: Asked) => Promise<StepResult> }} Step */

/**
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<StepResult>}
 */
const tool = async (script, args) => ({
  code: await run(process.execPath, [script, ...args], { cwd: projectDir }),
});

/** @type {Step[]} in the order of `npm test`: what is fast and tells most comes first */
export const steps = [
  { name: 'types', title: 'Types', run: (args) => tool(toolScript('typescript', 'tsc'), ['-b', ...args]) },
  { name: 'lint', title: 'Lint', run: (args) => tool(toolScript('@biomejs/biome'), ['check', ...args]) },
  { name: 'unit', title: 'Unit tests', run: runUnitTests },
  { name: 'keycloak', title: 'Login against Keycloak', run: runKeycloakTests },
  { name: 'build', title: 'Build', run: async () => ({ code: await build() }) },
  { name: 'e2e', title: 'Playwright in Electron', run: runEndToEnd },
];

/** @param {string[]} args */
function runUnitTests(args) {
  return withReport(vitestTotal, async (reportFile) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
    return (await tool(toolScript('vitest'), ['run', ...reporters, ...args])).code;
  });
}
