/** V7: one operator prepares a plan, another opens it, sees the same hash and what has changed since, and runs it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { answerOpen, answerSave } from './support/files';
import { addRealms, expect, hemisConsent, testWith } from './support/realms';
import { box, outcomeCount, reportOf, reviewSelected, selection } from './support/revoking';
import { alerts, dialog, expectCount, openRealm, row, rows, searchBox } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 20 }, { name: 'production', consents: 20 }).extend<{
  folder: string;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wych-plan-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

const ids = ['one', 'two', 'three'].map((name) => `consent-of-hemi-${name}`);

test.beforeEach(({ simulator }) => {
  for (const id of ids) simulator.realm('sandbox').consents.insert({ ...hemisConsent, id });
});

async function reviewAll(page: Page): Promise<Locator> {
  await searchBox(page).fill('consent-of-hemi');
  await expect(rows(page)).toHaveCount(3);
  await box(rows(page).first()).click();
  await box(rows(page).last()).click({ modifiers: ['Shift'] });
  await expect(selection(page)).toContainText('3 selected');
  return reviewSelected(page);
}

async function hashIn(review: Locator): Promise<string> {
  await review.getByRole('button', { name: 'Show all of it' }).click();
  return review
    .locator('code')
    .filter({ hasText: /^([0-9a-f]{4} ?){16}$/ })
    .innerText();
}

async function openPlan(page: Page): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type('open plan');
  await page.keyboard.press('Enter');
}

test('prepared in one profile, opened in another: same hash, same reason, drift, run', async ({
  start,
  simulator,
  folder,
}) => {
  const file = join(folder, 'plan.json');
  const first = await start();
  await addRealms(first.page, simulator);
  await answerSave(first.electron, file);
  const prepared = await reviewAll(first.page);
  await prepared.getByRole('button', { name: 'Save as plan file…' }).click();
  await expect(prepared.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription(/Say why/);
  await prepared.getByRole('textbox', { name: 'Reason' }).fill('card programme closed');
  await prepared.getByRole('textbox', { name: 'Ticket' }).fill('CASE-7');
  await prepared.getByRole('button', { name: 'Save as plan file…' }).click();
  await expect(prepared).toContainText('Saved as plan.json');
  const told = await prepared.locator('code[title]').getAttribute('title');
  expect(readFileSync(file, 'utf8'), 'no person is named in it').not.toMatch(/Hēmi|hemi@example/);
  await first.electron.close();

  const second = await start({ profile: join(folder, 'profile') });
  const { page } = second;
  await addRealms(page, simulator, ['production', 'sandbox']);
  await openRealm(page, 'Kiwi Production');
  await answerOpen(second.electron, null);
  await openPlan(page);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await answerOpen(second.electron, file);
  await openPlan(page);

  const review = dialog(page, 'Revoke 3 consents?');
  await expect(review).toBeVisible();
  await expect(review.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(review).toContainText('Another realm is on screen. This is still about Kiwi Sandbox.');
  // The same person of the same computer has prepared it: two people should do this.
  await expect(review).toContainText('You have prepared this plan yourself');
  await expect(review).toContainText('card programme closed');
  await expect(review).toContainText('CASE-7');
  await expect(review.getByRole('textbox', { name: 'Reason' }), 'it is the preparer’s').toHaveCount(0);
  await expect(review.getByRole('button', { name: 'Save as plan file…' })).toHaveCount(0);
  expect((await hashIn(review)).replaceAll(' ', ''), 'what the preparer was told').toBe(told);

  await review.getByRole('button', { name: 'Check what has changed since' }).click();
  await expect(review.getByRole('status')).toContainText('Nothing has changed since');
  await review.getByRole('button', { name: 'Revoke 3 consents' }).click();
  const report = reportOf(page);
  await expect(outcomeCount(report, 'Revoked')).toContainText('3');
  await expect(report).toContainText('card programme closed');
  for (const id of ids) expect(simulator.realm('sandbox').consents.statusOf(id)).toBe('Revoked');
});

test('a file that was changed, or is none, is refused in words', async ({ start, simulator, folder }) => {
  const file = join(folder, 'plan.json');
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await answerSave(electron, file);
  await answerOpen(electron, file);
  const prepared = await reviewAll(page);
  await prepared.getByRole('textbox', { name: 'Reason' }).fill('card programme closed');
  await prepared.getByRole('button', { name: 'Save as plan file…' }).click();
  await expect(prepared).toContainText('Saved as plan.json');
  await prepared.getByRole('button', { name: 'Cancel' }).click();

  const whole = readFileSync(file, 'utf8');
  for (const changed of [whole.replace('card programme', 'card programne'), '{ torn', '']) {
    writeFileSync(file, changed);
    await openPlan(page);
    const refused = dialog(page, 'Open plan file');
    await expect(alerts(page).first()).toBeVisible();
    await expect(refused).toContainText('Nothing was sent.');
    await refused.getByRole('button', { name: 'Close' }).last().click();
  }
  await searchBox(page).fill('');
  await expectCount(page, '23 consents');
  await expect(row(page, 'Hēmi').first()).toContainText('Active');
  expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
});
