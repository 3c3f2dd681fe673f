/** A page of bench/probes in a bare Electron window. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { electronPath } from '../../e2e/support/launch';
import { sweep } from '../electron-start';
import { type BenchApp, readyToEvaluate } from './app';

/** @param page of the window: a path within bench/probes, or from the root */
export async function startProbe(page: string): Promise<BenchApp> {
  const profile = mkdtempSync(join(tmpdir(), 'wych-bench-probe-'));
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: electronPath(),
    args: [...root, `--user-data-dir=${profile}`, join(import.meta.dirname, '../probes'), page],
    colorScheme: null,
  });
  const window = await electron.firstWindow();
  await window.waitForLoadState();
  await readyToEvaluate(electron, window);
  const devtools = await electron.context().newCDPSession(window);
  return {
    electron,
    page: window,
    devtools,
    close: async () => {
      await electron.close();
      sweep(profile);
    },
  };
}
