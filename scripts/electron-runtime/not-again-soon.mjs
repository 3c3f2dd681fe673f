import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const hourMs = 3_600_000;

/**
 * A source that failed is not asked again for an hour: where a firewall drops packets, each try costs ten seconds.
 * @param {import('./runtime.mjs').Source} source
 * @param {string} stampFile remembers the failure
 * @param {() => number} [now]
 * @returns {import('./runtime.mjs').Source}
 */
export const notAgainSoon =
  (source, stampFile, now = Date.now) =>
  async () => {
    const failedAt = await stat(stampFile).then(
      (stamp) => stamp.mtimeMs,
      () => Number.NEGATIVE_INFINITY,
    );
    if (now() - failedAt < hourMs)
      return `the official download failed within the hour (to retry now: rm ${stampFile})`;

    const answer = await source();
    if (typeof answer === 'string') await remember(stampFile, answer);
    else await rm(stampFile, { force: true });
    return answer;
  };

/**
 * @param {string} stampFile
 * @param {string} reason
 */
async function remember(stampFile, reason) {
  try {
    await mkdir(dirname(stampFile), { recursive: true });
    await writeFile(stampFile, `${reason}\n`);
  } catch {
    // Nowhere to remember it: the next start asks again.
  }
}
