/**
 * Kills a process that writes to the log, at random moments, again and again (#32). WYCH_KILLS=1000 for the long run.
 *
 * After each kill, a new start must find: a log that is whole, and in it every record that was acknowledged.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../clock';
import { builtForTests, saidUntilKilled } from '../storage/child-for-tests';
import { testFolder } from '../storage/for-tests';
import { AppKeys } from '../vault/app-keys';
import { keyKeychain } from '../vault/for-tests';
import { OpenVault } from '../vault/open-vault';
import { openVaultFile } from '../vault/vault-file';
import { allOf, logFiles } from './for-tests';

const kills = Number(process.env.WYCH_KILLS ?? 20);
/** Then another folder, so that a long run does not read an ever longer log. */
const killsOfAFolder = 25;
const child = builtForTests(join(import.meta.dirname, 'kill-loop-child.ts'));

describe.each([
  { keychain: 'key', state: 'intact', share: 0.8 },
  // Each run then has a key of its own.
  { keychain: 'none', state: 'unverifiable', share: 0.2 },
])('killed while appending, keychain: $keychain', ({ keychain, state, share }) => {
  const rounds = Math.ceil(kills * share);
  test(
    `${rounds} kills: readable and whole, nothing acknowledged lost`,
    async () => {
      const result = { damaged: 0, lost: 0, gaps: 0 };
      const seen = { acknowledged: 0, records: 0, files: 0 };
      let folder = testFolder().path;
      let acknowledged: Acknowledged[] = [];
      for (let round = 1; round <= rounds; round++) {
        const now = await appendUntilKilled(folder, keychain, round);
        acknowledged.push(...now);
        seen.acknowledged += now.length;
        const { verdict, records, files } = await look(folder, keychain);
        if (verdict.state !== state && verdict.verified + verdict.unverifiable > 0) result.damaged++;
        const idOf = new Map(records.map(({ seq, consentId }) => [seq, consentId]));
        result.lost += acknowledged.filter(({ seq, consentId }) => idOf.get(seq) !== consentId).length;
        if (records.some(({ seq }, index) => seq !== index + 1)) result.gaps++;
        if (round % killsOfAFolder > 0 && round < rounds) continue;
        seen.records += records.length;
        seen.files += files.length;
        folder = testFolder().path;
        acknowledged = [];
      }
      expect(result).toEqual({ damaged: 0, lost: 0, gaps: 0 });
      expect(seen.acknowledged).toBeGreaterThan(rounds);
      // biome-ignore lint/suspicious/noConsole: the figures of the long run
      if (process.env.WYCH_KILLS) console.log(rounds, 'kills', seen);
    },
    60_000 + rounds * 10_000,
  );
});

interface Acknowledged {
  seq: number;
  consentId: string;
}

/** As the next start of the app finds it. */
async function look(path: string, keychain: string) {
  const files = logFiles(path);
  const choice = {
    keychain: keychain === 'none' ? null : keyKeychain('gnome-libsecret', keychain),
    explanation: '',
  };
  const { stored } = await openVaultFile(path, 0);
  const keys = new AppKeys(await OpenVault.open(stored, choice), systemClock);
  const log = files.open({ keys, clock: systemClock });
  const answer = { verdict: await log.verify(), records: await allOf(log), files: files.names() };
  await log.close();
  return answer;
}

async function appendUntilKilled(folder: string, keychain: string, round: number): Promise<Acknowledged[]> {
  const said = await saidUntilKilled(child, [folder, keychain, String(round)], 60);
  return said.map((line) => {
    const [seq, consentId = ''] = line.split(' ');
    return { seq: Number(seq), consentId };
  });
}
