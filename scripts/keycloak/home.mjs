import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A Keycloak's own directory for one run: what it writes goes there, what it only reads (200 MB) stays where it is. So two runs, of two
 * checkouts even, do not meet, and what is cached is never changed.
 * @template Result
 * @param {string} dist the unpacked distribution
 * @param {string | undefined} realmsDir realm files to import
 * @param {(home: string) => Promise<Result>} use
 * @returns {Promise<Result>}
 */
export async function withHome(dist, realmsDir, use) {
  const home = await mkdtemp(join(tmpdir(), 'keycloak-'));
  try {
    for (const part of ['bin', 'conf', 'version.txt'])
      await cp(join(dist, part), join(home, part), { recursive: true, preserveTimestamps: true });
    for (const part of ['lib', 'providers', 'themes']) await symlink(join(dist, part), join(home, part));
    if (realmsDir) await cp(realmsDir, join(home, 'data/import'), { recursive: true });
    else await mkdir(join(home, 'data/import'), { recursive: true });
    return await use(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
