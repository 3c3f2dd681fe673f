import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { capture } from '../lib/process.mjs';
import { distribution } from './distribution.mjs';
import { MissingError } from './missing-error.mjs';

/** @typedef {{ home: string, version: number }} Java */

/** Where Linux distributions and macOS keep theirs, beside those that the environment names. */
const usualPlaces = ['/usr/lib/jvm', '/Library/Java/JavaVirtualMachines'];

/**
 * The newest Java of this machine.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string[]} [places] directories of installations
 * @returns {Promise<Java>}
 * @throws {MissingError} when there is none that is new enough
 */
export async function newestJava(env = process.env, places = usualPlaces) {
  const found = await Promise.all(
    (await candidates(env, places)).map((executable) => describe(executable, env)),
  );
  const [newest] = found.flatMap((java) => java ?? []).sort((one, other) => other.version - one.version);
  if (!newest) throw new MissingError('there is no Java');
  if (newest.version < distribution.oldestJava)
    throw new MissingError(`Java ${distribution.oldestJava} or later is needed, ${newest.version} is here`);
  return newest;
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} places
 * @returns {Promise<string[]>} executables
 */
async function candidates(env, places) {
  const installed = await Promise.all(
    places.map(async (place) =>
      (await readdir(place).catch(() => [])).flatMap((name) => [
        join(place, name, 'bin/java'),
        join(place, name, 'Contents/Home/bin/java'),
      ]),
    ),
  );
  const named = env.JAVA_HOME ? [join(env.JAVA_HOME, 'bin/java')] : [];
  return ['java', ...[...named, ...installed.flat()].filter((executable) => existsSync(executable))];
}

/**
 * Asked rather than read off the name: a directory may be a link, or half an installation.
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Java | undefined>}
 */
async function describe(executable, env) {
  const { code, output } = await capture(executable, ['-XshowSettings:properties', '-version'], { env });
  const home = /^ *java\.home = (.+)$/m.exec(output)?.[1]?.trim();
  const version = Number(/^ *java\.specification\.version = (\d+)/m.exec(output)?.[1]);
  return code === 0 && home && version ? { home, version } : undefined;
}
