/**
 * Kills a process that saves, at random moments, again and again (#19, #20). WYCH_KILLS=1000 for the long run.
 *
 * After each kill, a new start must find: no damage, nothing lost that was acknowledged, no leftovers.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtForTests, saidUntilKilled } from './child-for-tests';
import { testFolder } from './for-tests';
import { openSettings } from './settings-file';

const kills = Number(process.env.WYCH_KILLS ?? 30);
const child = builtForTests(join(import.meta.dirname, 'kill-loop-child.ts'));

interface Way {
  where: string;
  env: Record<string, string>;
  args: string[];
  /** Of the kills. */
  share: number;
}

describe.each<Way>([
  { where: 'as usual', env: {}, args: [], share: 1 },
  { where: 'with SNAP set', env: { SNAP: '/snap/wych/1' }, args: [], share: 0.2 },
  { where: 'where a rename is impossible', env: {}, args: ['exdev'], share: 0.2 },
])('killed while saving, $where', ({ env, args, share }) => {
  const rounds = Math.ceil(kills * share);
  test(
    `${rounds} kills: nothing damaged, nothing acknowledged lost, no leftovers`,
    async () => {
      const folder = testFolder();
      const result = { damaged: 0, lost: 0, leftovers: 0, saved: 0 };
      for (let round = 0; round < rounds; round++) {
        const acknowledged = await saveUntilKilled(folder.path, env, args);
        const { stored, notices } = await openSettings(folder.path, Date.now());
        const { lastScope } = stored.value.preferences;
        const found = lastScope?.kind === 'realm' ? Number(lastScope.realmId.slice(2)) : 0;
        // In place, the file itself may be torn; its copy must then have everything.
        if (notices.length > 0 && args.length === 0) result.damaged++;
        if (found < acknowledged) result.lost++;
        result.saved = found;
        result.leftovers += readdirSync(folder.path).filter((name) => name.includes('.tmp-')).length;
      }
      expect(result).toMatchObject({ damaged: 0, lost: 0, leftovers: 0 });
      expect(result.saved).toBeGreaterThan(rounds / 2);
    },
    60_000 + rounds * 5000,
  );
});

/** The last count the process said was saved. */
async function saveUntilKilled(folder: string, env: Record<string, string>, args: string[]): Promise<number> {
  const said = await saidUntilKilled(child, [folder, ...args], 40, env);
  return Number(said.at(-1) ?? 0);
}
