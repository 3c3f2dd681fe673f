/** How often a token is asked for while it lives: the app is started again and again, with a real keyring that keeps it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyringIsInstalled, noKeyringHere, startKeyring } from '../e2e/support/keyring';
import { launchApp } from '../e2e/support/launch';
import { addRealms } from '../e2e/support/realms';
import { productionRealm, type Simulator, sandboxRealm, startSimulator } from '../src/simulator';
import { sweep } from './electron-start';
import type { Figure } from './ratios';
import { openRealm, readyToEvaluate } from './support/app';

const consents = 600;
/** By the names that they have in the app. */
const realms = ['Kiwi Sandbox', 'Kiwi Production'];

export async function benchTokens(rounds: number): Promise<Figure[]> {
  if (!keyringIsInstalled()) {
    console.log(`tokens: ${noKeyringHere}`);
    return [];
  }
  const home = mkdtempSync(join(tmpdir(), 'wych-bench-home-'));
  const profile = mkdtempSync(join(tmpdir(), 'wych-bench-tokens-'));
  const keyring = await startKeyring(home);
  const simulator = await startSimulator({
    realms: [sandboxRealm({ consents }), productionRealm({ consents })],
  });
  try {
    for (let start = 0; start <= rounds; start++)
      await oneStart(simulator, profile, keyring.env, start === 0);
    const asked = simulator.journal.count({ endpoint: 'token', method: 'POST' });
    return [
      {
        what: `/token requests for 2 realms in one lifetime, ${rounds} restarts`,
        floor: 'one for each realm',
        target: 'exactly that',
        unit: 'requests',
        rounds: 1,
        ours: asked,
        theirs: realms.length,
        ratio: asked / realms.length,
        note: `${simulator.journal.count({ endpoint: 'list' })} pages were read with them`,
      },
    ];
  } finally {
    await simulator.close();
    await keyring.close();
    sweep(profile);
    sweep(home);
  }
}

/** Reads both realms. They are added by the first start, and known to the others. */
async function oneStart(
  simulator: Simulator,
  profile: string,
  keyring: Record<string, string>,
  isFirst: boolean,
): Promise<void> {
  const { electron, page } = await launchApp({ profile, env: keyring });
  await readyToEvaluate(electron, page);
  if (isFirst) await addRealms(page, simulator);
  for (const realm of realms) {
    await page.getByRole('navigation', { name: 'Realms' }).getByText(realm, { exact: true }).waitFor();
    await openRealm({ page }, realm, consents);
  }
  await electron.close();
}
