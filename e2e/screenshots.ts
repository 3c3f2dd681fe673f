/**
 * Pictures from the running app with its demo realms. `npm run screenshots` renews those of README (docs/);
 * `npm run screenshots -- --review <folder>` takes every screen at both sizes, light and dark, to be looked at
 * (`--only audit,unlock` some of them).
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { BridgeApi } from '../src/shared/bridge';
import { activityScenes } from './screenshots-activity';
import { customerScenes } from './screenshots-customers';
import { listScenes } from './screenshots-list';
import { networkScenes } from './screenshots-network';
import { tokenScenes } from './screenshots-tokens';
import { launchApp, type RunningApp } from './support/launch';

type Theme = 'light' | 'dark';
interface Size {
  width: number;
  height: number;
}

const small: Size = { width: 1280, height: 800 };
const large: Size = { width: 1920, height: 1080 };

/** Each starts from an app in which the sandbox realm is open, and leaves nothing open behind. */
const scenes: Record<string, (app: RunningApp) => Promise<void>> = {
  consents: async ({ page }) => {
    await page
      .getByPlaceholder(/search/i)
      .first()
      .fill('pay');
    await page.getByText(/^\d+ of 600 consents$/).waitFor();
    // By customer, so that every status is in the picture.
    await page
      .getByRole('columnheader', { name: 'Customer' })
      .getByRole('button', { name: 'Customer', exact: true })
      .click();
    await page.getByRole('row').nth(4).click();
    await page.getByText('Recipient').last().waitFor();
  },
  ...listScenes,
  ...networkScenes,
  ...tokenScenes,
  ...activityScenes,
  ...customerScenes,
  'all-realms': async ({ page }) => {
    await page.keyboard.press('Control+0');
    await page.getByRole('row').nth(4).waitFor();
  },
  'revoke-production': async ({ page }) => {
    await unlockProduction(page);
    await page.getByRole('combobox', { name: 'Search consents' }).fill('active');
    await page.getByRole('row').nth(3).click();
    await page
      .getByRole('button', { name: /^revoke/i })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  },
  'production-locked': async ({ page }) => {
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(4).waitFor();
  },
  unlock: async ({ page }) => {
    await page.keyboard.press('Control+2');
    await page.getByRole('row').nth(4).waitFor();
    await page.getByRole('button', { name: 'Unlock…' }).first().click();
    await page.getByRole('dialog').getByRole('textbox').first().waitFor();
  },
  selection: async ({ page }) => {
    await selectSome(page);
  },
  'review-many': async ({ page }) => {
    await selectSome(page);
    await reviewSelection(page);
  },
  'running-many': async ({ page }) => {
    await selectSome(page);
    // Forty are done before the picture is taken.
    await page.keyboard.press('Control+A');
    await reviewSelection(page);
    await runReviewed(page);
    await page.getByRole('dialog').getByText(/left/).first().waitFor();
  },
  'report-many': async ({ page }) => {
    await selectSome(page);
    await reviewSelection(page);
    await runReviewed(page);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: 'Close' })
      .last()
      .waitFor({ timeout: 120_000 });
  },
  export: async ({ page }) => {
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('dialog').waitFor();
  },
  audit: async (app) => {
    const { page } = app;
    await scenes['report-many']?.(app);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await unlockProduction(page);
    await page.getByRole('button', { name: 'Audit log' }).click();
    await page.getByRole('dialog').getByText('Production unlocked').first().waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Verify' }).click();
    await page.getByText('The log is intact').waitFor();
  },
  settings: async ({ page }) => {
    await page.keyboard.press('Control+,');
    await page.getByText('Secrets are kept').first().waitFor();
  },
  'realm-form': async ({ page }) => {
    await page.getByRole('button', { name: 'Add a realm' }).first().click();
    await page.getByLabel('Client id').waitFor();
  },
  'realm-exchange': async (app) => {
    await scenes['realm-form']?.(app);
    // An error that appears under the field that is left would push what is clicked away.
    await app.page.getByLabel('Name', { exact: true }).fill('Kiwi');
    await app.page.getByText('Advanced: token exchange').click();
    await app.page.getByLabel('Exchanged by').selectOption('rfc8693');
    await app.page.getByLabel('Scopes (optional)').fill('READ:CONSENTS  WRITE:CONSENTS');
    await app.page.getByLabel('Audience (optional)').fill('wych-api');
    await app.page.getByText('Advanced: route overrides').scrollIntoViewIfNeeded();
  },
  palette: async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to realm or action' }).waitFor();
  },
};

async function unlockProduction(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await page.getByText('600 consents').waitFor();
  await page.evaluate(async () => {
    const { wych } = globalThis as unknown as { wych: BridgeApi };
    await wych.locks.unlock({ realmId: 'demo-production', typedRealmName: 'Demo Production' });
  });
}

/** Sixty of the sandbox, in every status. */
async function selectSome(page: Page): Promise<void> {
  await page.getByRole('row').nth(2).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Space');
  for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+PageDown');
  await page.getByRole('region', { name: 'Selection' }).waitFor();
}

async function reviewSelection(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Revoke/ })
    .click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor();
}

async function runReviewed(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The recipient has closed its service');
  await dialog.getByRole('button', { name: /^Revoke \d/ }).click();
}

const readme: Array<{ scene: string; theme: Theme }> = [
  { scene: 'consents', theme: 'light' },
  { scene: 'consents', theme: 'dark' },
  { scene: 'revoke-production', theme: 'light' },
  { scene: 'report-many', theme: 'light' },
  { scene: 'audit', theme: 'light' },
  { scene: 'visit', theme: 'light' },
  { scene: 'activity-call', theme: 'light' },
];

const { values } = parseArgs({ options: { review: { type: 'string' }, only: { type: 'string' } } });
const reviewed = values.only?.split(',') ?? Object.keys(scenes);
const folder = values.review ?? join(import.meta.dirname, '../docs');
mkdirSync(folder, { recursive: true });

if (values.review) {
  for (const theme of ['light', 'dark'] as const)
    for (const size of [small, large])
      await shoot(theme, size, reviewed, (scene) => `${scene}-${theme}-${size.width}.png`);
} else {
  for (const { scene, theme } of readme) await shoot(theme, small, [scene], () => `${scene}-${theme}.png`);
}

async function shoot(
  theme: Theme,
  size: Size,
  names: string[],
  fileOf: (scene: string) => string,
): Promise<void> {
  for (const name of names) {
    const profile = mkdtempSync(join(tmpdir(), 'wych-pictures-'));
    const app = await launchApp({ profile });
    await app.page.evaluate(async (chosen) => {
      await (globalThis as unknown as { wych: BridgeApi }).wych.app.setPreferences({ theme: chosen });
    }, theme);
    await app.page.getByRole('button', { name: 'Explore with demo realms' }).click();
    await app.page.getByText('600 consents').waitFor();
    await app.electron.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await scenes[name]?.(app);
    // Animations and fonts settle; a picture has no deadline.
    await app.page.waitForTimeout(600);
    await app.page.screenshot({ path: join(folder, fileOf(name)) });
    // Not by closing it: an app with a run under way asks first, and nobody is there to answer.
    app.electron.process().kill('SIGKILL');
    await app.electron.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}
