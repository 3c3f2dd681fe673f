import { capture } from './process.mjs';

/** @typedef {string[]} Part the names one part has in different releases, newest first */

/**
 * @param {Part[]} parts
 * @param {(name: string) => boolean} has
 * @returns {Part[]}
 */
export const missingParts = (parts, has) => parts.filter((names) => !names.some(has));

/**
 * The name a part has in this release: t64 ones are known to Debian 13 and Ubuntu 24.04, plain ones before.
 * @param {Part} names
 * @param {(name: string) => boolean} isKnown
 */
export const nameHere = (names, isKnown) => names.find(isKnown) ?? names.at(-1) ?? '';

/** @param {string[]} names */
export const installCommand = (names) => ['apt-get', 'install', '-y', '--no-install-recommends', ...names];

/** Whether this is Debian or one of its family at all. */
export const hasApt = async () => (await capture('dpkg-query', ['--version'])).code === 0;

/**
 * @param {string[]} names
 * @returns {Promise<Set<string>>}
 */
export async function installedPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg's.
  const { stdout } = await capture('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n', ...names]);
  return new Set(
    stdout.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0] ?? ''] : [])),
  );
}

/**
 * @param {string[]} names
 * @returns {Promise<Set<string>>} those apt could install
 */
export async function knownPackages(names) {
  const { stdout } = await capture('apt-cache', ['show', '--no-all-versions', ...names]);
  return new Set([...stdout.matchAll(/^Package: (.+)$/gm)].map((match) => match[1] ?? ''));
}

/** @returns {Promise<string>} what went wrong, if anything: one unreachable source need not matter to us */
export async function updatePackageLists() {
  const { code, output } = await capture('apt-get', ['update']);
  return code === 0 ? '' : `apt-get update failed:\n${output.trim()}\n`;
}

/**
 * @param {string[]} names
 * @param {string} earlierProblem told along with a failure, as its likely cause
 */
export async function installPackages(names, earlierProblem) {
  const [command = '', ...args] = [...installCommand(names), '-q', '-o', 'DPkg::Lock::Timeout=120'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await capture(command, args, { env });
  if (code !== 0)
    throw new Error(`${earlierProblem}${installCommand(names).join(' ')} failed:\n${output.trim()}`);
}
