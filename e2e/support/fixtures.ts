/**
 * Each test owns its profile folder and its simulator, talks to loopback alone, and ends with the canary scan: no secret and no token in the
 * profile, in the app's output or in its window, whatever the test was about.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { productionRealm, type Simulator, sandboxRealm, startSimulator } from '../../src/simulator';
import { leaksIn, leaksInFolder } from './canary';
import { type LaunchOptions, launchApp, type RunningApp } from './launch';

export { expect };

export interface Fixtures {
  profile: string;
  simulator: Simulator;
  /** Starts the app on this test's profile; closes it at the end, unless the test did. */
  start: (options?: Partial<LaunchOptions>) => Promise<RunningApp>;
}

export const secretsOf = (simulator: Simulator): Record<string, string> =>
  Object.fromEntries(
    simulator.realms.flatMap(({ name, credentials }) => [
      [`client secret of ${name}`, credentials.clientSecret],
      [`API key of ${name}`, credentials.apiKey],
    ]),
  );

/** A run under way would have the app ask before it ends, and nobody is there to answer. */
const dontAsk = ({ electron }: RunningApp): Promise<void> =>
  electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wych-profile-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  simulator: async ({}, use) => {
    const simulator = await startSimulator({ realms: [sandboxRealm(), productionRealm()] });
    await use(simulator);
    await simulator.close();
  },

  start: async ({ profile, simulator }, use) => {
    const secrets = secretsOf(simulator);
    const leaks: string[] = [];
    const running = new Set<RunningApp>();
    await use(async (options = {}) => {
      const app = await launchApp({ profile, ...options });
      running.add(app);
      app.electron.once('close', () => running.delete(app));
      return app;
    });
    for (const app of running) {
      if (!app.page.isClosed()) leaks.push(...leaksIn('the window', await app.page.content(), secrets));
      await dontAsk(app).catch(() => {});
      await app.electron.close();
      leaks.push(...leaksIn('the output', app.output(), secrets));
    }
    leaks.push(...leaksInFolder(profile, secrets));
    expect(leaks, 'secrets outside the vault').toEqual([]);
  },
});
