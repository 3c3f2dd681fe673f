/** How long the operator waits at the start, beside a bare Electron window. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeApi } from '../src/shared/bridge';
import { firstPaint, firstSeen, startElectron, sweep } from './electron-start';
import { compete, type Figure } from './ratios';

const app = join(import.meta.dirname, '..');
const bare = join(import.meta.dirname, 'bare');
const row = '[role="row"][aria-rowindex="2"]';

export async function benchStart(rounds: number): Promise<Figure[]> {
  const profile = await profileWithDemo();
  const theirs = async () => {
    const started = await startElectron(bare);
    const paint = await firstPaint(started);
    await started.close();
    return paint;
  };
  const ours = (measure: typeof firstPaint) => async () => {
    const started = await startElectron(app, profile);
    const paint = await measure(started);
    await started.close();
    return paint;
  };
  const floor = 'first paint of a bare Electron window';
  try {
    return [
      await compete({
        what: 'spawn → first paint, two demo realms known',
        floor,
        target: '≤ 1.25',
        rounds,
        ours: ours(firstPaint),
        theirs,
      }),
      await compete({
        what: 'spawn → first consent rows, demo realm',
        floor,
        target: '≤ 1.6',
        rounds,
        ours: ours((started) => firstSeen(started, row)),
        theirs,
      }),
    ];
  } finally {
    sweep(profile);
  }
}

/** A profile as it is after a first visit: the demo realms are known, the sandbox was open last. */
async function profileWithDemo(): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'wych-bench-demo-'));
  const started = await startElectron(app, profile);
  await started.page.evaluate(async () => {
    const { wych } = globalThis as unknown as { wych: BridgeApi };
    await wych.realms.addDemo();
    await wych.app.setPreferences({ lastScope: { kind: 'realm', realmId: 'demo-sandbox' } });
  });
  await started.close();
  return profile;
}
