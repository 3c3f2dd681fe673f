/**
 * Starts an Electron app as a user does, without a debugger that holds it back, and asks it afterwards when it painted: the window's own
 * clock and this process's are the same machine's.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { electronPath } from '../e2e/support/launch';

export interface Started {
  page: Page;
  /** Epoch milliseconds. */
  spawnedAt: number;
  close(): Promise<void>;
}

export async function startElectron(
  app: string,
  profile?: string,
  env: Record<string, string> = {},
): Promise<Started> {
  const folder = profile ?? mkdtempSync(join(tmpdir(), 'wych-bench-'));
  rmSync(join(folder, 'DevToolsActivePort'), { force: true });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const spawnedAt = Date.now();
  const child = spawn(
    electronPath(),
    [...root, `--user-data-dir=${folder}`, '--remote-debugging-port=0', app],
    {
      stdio: 'ignore',
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...env },
    },
  );
  const port = await untilDefined(() => activePort(folder));
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await untilDefined(() => browser.contexts()[0]?.pages()[0]);
  return {
    page,
    spawnedAt,
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await browser.close();
      child.kill();
      await ended;
      if (!profile) sweep(folder);
    },
  };
}

/** Milliseconds from spawn to the first contentful paint. */
export async function firstPaint({ page, spawnedAt }: Started): Promise<number> {
  const at = await untilDefined(() =>
    page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return paint ? performance.timeOrigin + paint.startTime : undefined;
    }),
  );
  return at - spawnedAt;
}

/** Milliseconds from spawn until an element is there. */
export async function firstSeen({ page, spawnedAt }: Started, selector: string): Promise<number> {
  const seen = await page.waitForFunction(
    (wanted) => document.querySelector(wanted) && performance.timeOrigin + performance.now(),
    selector,
    { polling: 'raf', timeout: 60_000 },
  );
  return Number(await seen.jsonValue()) - spawnedAt;
}

async function untilDefined<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('It did not come up within a minute.');
}

function activePort(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, 'DevToolsActivePort'), 'utf8').split('\n')[0] || undefined;
  } catch {
    return undefined;
  }
}

/** Best effort: helpers of an app that has ended may still be writing, and the system sweeps its temporary folder anyway. */
export function sweep(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch {}
}
