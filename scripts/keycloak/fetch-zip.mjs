import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { digest } from '../lib/file-manifest.mjs';
import { capture } from '../lib/process.mjs';
import { distribution } from './distribution.mjs';
import { MissingError } from './missing-error.mjs';

// Pinned, or Maven takes the one it was born with.
const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/**
 * Fetches the distribution with Maven, and so with the user's own mirrors, proxies and credentials.
 * @param {string} dir where to put it; outside a project, so that no one's pom.xml has a say
 * @param {Pick<typeof distribution, 'group' | 'artifact' | 'version' | 'sha256' | 'megabytes'>} [wanted]
 * @returns {Promise<string>} the zip
 * @throws {MissingError} when there is no Maven, or Maven cannot have it
 */
export async function fetchZip(dir, wanted = distribution) {
  const { group, artifact, version, sha256, megabytes } = wanted;
  if ((await capture('mvn', ['--version'])).code !== 0) throw new MissingError('there is no Maven (mvn)');

  console.error(`Fetching ${artifact} ${version} (${megabytes} MB, once) …`);
  const coordinates = [group, artifact, version, 'zip'].join(':');
  const options = [`-Dartifact=${coordinates}`, `-DoutputDirectory=${dir}`];
  const fetched = await capture(
    'mvn',
    ['--batch-mode', '--quiet', '--update-snapshots', plugin, ...options],
    { cwd: dir, env: atHome() },
  );
  const file = (await readdir(dir)).find((name) => name.endsWith('.zip'));
  if (fetched.code !== 0 || !file)
    throw new MissingError(`Maven could not fetch ${coordinates} (${firstError(fetched.output)})`);

  const found = await digest(join(dir, file), 'sha256');
  if (found !== sha256) throw new Error(`${coordinates} is not the file we know: it has sha256 ${found}.`);
  return join(dir, file);
}

/**
 * Java asks the system where its user's home is, and Maven cannot do without one. An account of a container has none there, but is told one.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export const atHome = (env = process.env) => ({
  ...env,
  JAVA_TOOL_OPTIONS: `${env.JAVA_TOOL_OPTIONS ?? ''} "-Duser.home=${env.HOME || homedir()}"`.trim(),
});

/** @param {string} output */
const firstError = (output) =>
  /\[ERROR\] (?:Failed to execute goal .+? on project [^:]+: )?(.{1,160})/.exec(output)?.[1]?.trim() ??
  'it did not say why';
