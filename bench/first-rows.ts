/** A realm of 100,000 consents: its first rows are on screen when its first page is there, not its last. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeApi } from '../src/shared/bridge';
import { productionRealm, type Simulator, sandboxRealm, startSimulator } from '../src/simulator';
import { type Started, startElectron, sweep } from './electron-start';
import { type Figure, median } from './ratios';

const app = join(import.meta.dirname, '..');

export async function benchFirstRows(rounds: number): Promise<Figure[]> {
  const simulator = await startSimulator({
    realms: [sandboxRealm({ consents: 100_000 }), productionRealm()],
  });
  const runs = [];
  for (let round = 0; round < rounds; round++) runs.push(await oneRun(simulator));
  await simulator.close();
  return [
    {
      what: 'realm opened → first rows of 100,000 consents',
      floor: 'arrival of its first page',
      target: '≤ 1.1 and ≤ 100 ms after it',
      rounds,
      ours: median(runs.map(({ rows }) => rows)),
      theirs: median(runs.map(({ page }) => page)),
      ratio: median(runs.map(({ rows, page }) => rows / page)),
    },
  ];
}

/** Milliseconds from spawn: a start into the realm, as it is in the morning. */
async function oneRun(simulator: Simulator): Promise<{ rows: number; page: number }> {
  const profile = mkdtempSync(join(tmpdir(), 'wych-bench-rows-'));
  const started = await startElectron(app, profile, { WYCH_ALLOW_LOOPBACK_HTTP: '1' });
  await openRealm(started, simulator);
  await watchForRows(started);
  const openedAt = Date.now();
  simulator.journal.clear();
  await started.page.reload();
  const seen = await started.page.waitForFunction(() => (globalThis as Watched).rowsSeenAt);
  const rows = Number(await seen.jsonValue()) - openedAt;
  // The reading from before the reload may still be at it, and may only have begun; the new one begins with the last page that has no number.
  const first = simulator.journal
    .entries({ endpoint: 'list' })
    .findLast(({ query }) => !/[?&]page=/.test(query));
  if (!first) throw new Error('The realm was not listed.');
  await started.close();
  sweep(profile);
  return { rows, page: first.at + (first.durationMs ?? 0) - openedAt };
}

interface Watched {
  /** Epoch milliseconds. */
  rowsSeenAt?: number;
}

/** The window itself notes when its first row is there: a question from outside would come late. */
const watchForRows = ({ page }: Started): Promise<unknown> =>
  page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector('[role="row"][aria-rowindex="2"]')) return;
      (globalThis as Watched).rowsSeenAt = performance.timeOrigin + performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });

async function openRealm({ page }: Started, simulator: Simulator): Promise<void> {
  const { credentials } = simulator.realm('sandbox');
  const draft = {
    name: 'Bench',
    environment: 'sandbox' as const,
    accent: 'teal' as const,
    loginBaseUrl: simulator.loginBaseUrl,
    apiBaseUrl: simulator.apiBaseUrl,
    routes: {},
    ...credentials,
  };
  await page.evaluate(async (realm) => {
    const { wych } = globalThis as unknown as { wych: BridgeApi };
    const saved = await wych.realms.save(realm);
    if (!saved.ok) throw new Error(saved.failure.message);
    await wych.app.setPreferences({ lastScope: { kind: 'realm', realmId: saved.value.profile.id } });
  }, draft);
}
