/** The app under measure: started on a profile of its own, with realms of a bench server. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, ElectronApplication, Page } from '@playwright/test';
import { launchApp } from '../../e2e/support/launch';
import { sweep } from '../electron-start';
import type { Server } from './server';

export interface BenchApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

/** tsx names functions through a helper of its own, which is not there where they are evaluated. */
const nameHelper = 'globalThis.__name = (named) => named';

export async function readyToEvaluate(electron: ElectronApplication, page: Page): Promise<void> {
  await page.addInitScript(nameHelper);
  await page.evaluate(nameHelper);
  await electron.evaluate(
    (_, helper) => process.getBuiltinModule('node:vm').runInThisContext(helper),
    nameHelper,
  );
}

export async function startApp(server: Server, names: readonly string[]): Promise<BenchApp> {
  const profile = mkdtempSync(join(tmpdir(), 'wych-bench-app-'));
  const { electron, page } = await launchApp({ profile });
  await readyToEvaluate(electron, page);
  const devtools = await electron.context().newCDPSession(page);
  for (const name of names) await addRealm(page, server, name);
  return {
    electron,
    page,
    devtools,
    close: async () => {
      await electron.close();
      sweep(profile);
    },
  };
}

async function addRealm(page: Page, server: Server, name: string): Promise<void> {
  await page.evaluate(async (draft) => {
    const { wych } = globalThis as unknown as {
      wych: { realms: { save(draft: unknown): Promise<{ ok: boolean; failure: { message: string } }> } };
    };
    const saved = await wych.realms.save(draft);
    if (!saved.ok) throw new Error(saved.failure.message);
  }, server.draft(name));
  await page.getByRole('navigation', { name: 'Realms' }).getByText(name, { exact: true }).waitFor();
}

/**
 * Opens a realm by its button and looks, frame by frame, until all its consents are listed: sorted, filtered, counted. Milliseconds by the
 * window's own clock.
 */
export const openRealm = ({ page }: Pick<BenchApp, 'page'>, name: string, count: number): Promise<number> =>
  page.evaluate(
    ([wanted, rows]) => {
      const buttons = (within: string) => [...document.querySelectorAll<HTMLElement>(`${within} button`)];
      const realm = buttons('nav[aria-label="Realms"]').find(({ innerText }) =>
        innerText.split('\n').includes(wanted),
      );
      if (!realm) throw new Error(`There is no realm '${wanted}' in the rail.`);
      const from = performance.now();
      realm.click();
      return new Promise<number>((resolve, reject) => {
        const look = () => {
          const listed = Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) - 1;
          const isRead = listed === rows && buttons('main').some(({ innerText }) => innerText === 'Refresh');
          if (isRead) resolve(performance.now() - from);
          else if (performance.now() - from > 300_000) reject(new Error(`${listed} of ${rows} were listed.`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    [name, count] as const,
  );
