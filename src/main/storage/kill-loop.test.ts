/**
 * Kills a process that saves, at random moments, again and again (#19, #20). WYCH_KILLS=1000 for the long run.
 *
 * After each kill, a new start must find: no damage, nothing lost that was acknowledged, no leftovers.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from './for-tests';
import { openSettings } from './settings-file';

const kills = Number(process.env.WYCH_KILLS ?? 30);
// Below node_modules, so that `electron` is found; of this run's own, so that two runs do not meet.
const cache = join(import.meta.dirname, '../../../node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outDir = mkdtempSync(join(cache, 'kill-loop-'));
const child = join(outDir, 'kill-loop-child.js');
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(import.meta.dirname, 'kill-loop-child.ts'), outDir, minify: false },
    ssr: { noExternal: true, external: ['electron'] },
  });
}, 60_000);

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

/** The last count the process said was saved. Killed up to 40 ms after its first word, or, now and then, before it. */
async function saveUntilKilled(folder: string, env: Record<string, string>, args: string[]): Promise<number> {
  const saver = spawn(process.execPath, [child, folder, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(saver, 'close');
  const killIn = (ms: number) => setTimeout(() => saver.kill('SIGKILL'), ms);
  let said = '';
  if (Math.random() < 0.1) killIn(Math.random() * 300);
  saver.stdout.once('data', () => killIn(Math.random() * 40));
  saver.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  await exited;
  // What follows the last line end was never said in full.
  return Number(said.split('\n').slice(0, -1).at(-1) ?? 0);
}
