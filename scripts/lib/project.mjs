import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The directory of package.json. */
export const projectDir = resolve(import.meta.dirname, '../..');

/** Ignored by git; for what scripts remember between runs. */
export const projectCacheDir = join(projectDir, '.cache');

/**
 * The executable of a command-line tool among our dependencies, to be run with node itself: no shell, no `npx`.
 * @param {string} packageName
 * @param {string} [command] when the package has several, or one not named after it
 */
export function toolScript(packageName, command = packageName.replace(/^@.*\//, '')) {
  const packageDir = join(projectDir, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  return join(packageDir, typeof bin === 'string' ? bin : bin[command]);
}
