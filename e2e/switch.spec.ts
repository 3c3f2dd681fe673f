/** R3 and #30: where the operator is stands on the screen in words, and a switch never carries anything from one realm into another. */
import type { Page } from '@playwright/test';
import { fault } from '../src/simulator';
import { gate } from './support/gate';
import { addRealms, expect, hemisConsent, production, sandbox, testWith } from './support/realms';
import { selection } from './support/revoking';
import {
  detail,
  dialog,
  expectCount,
  grid,
  openConsent,
  openRealm,
  rail,
  realmBar,
  row,
  rows,
  searchBox,
} from './support/screens';

const test = testWith({ name: 'sandbox', consents: 30 }, { name: 'production', consents: 50 });

async function expectRealm(page: Page, name: string, badge: string, count: string): Promise<void> {
  await expect(realmBar(page).getByRole('heading', { name })).toBeVisible();
  await expect(realmBar(page).getByText(badge, { exact: true })).toBeVisible();
  await expect(page).toHaveTitle(`${badge} · ${name} · Wych Consent Inspector`);
  await expectCount(page, count);
}

const inSandbox = (page: Page) => expectRealm(page, sandbox, 'SANDBOX', '30 consents');
const inProduction = (page: Page) => expectRealm(page, production, 'PRODUCTION', '50 consents');

test('by click, by key and by palette, the whole window says which realm it is', async ({
  start,
  simulator,
}) => {
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await inSandbox(page);

  await openRealm(page, production);
  await inProduction(page);
  await expect
    .poll(() => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
    .toMatch(/^PRODUCTION · /);

  await page.keyboard.press('Control+1');
  await inSandbox(page);
  await page.keyboard.press('Control+2');
  await inProduction(page);

  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type('kiwi sand');
  await page.keyboard.press('Enter');
  await inSandbox(page);

  await page.keyboard.press('Control+0');
  await expect(realmBar(page).getByRole('heading', { name: 'All realms' })).toBeVisible();
  await expect(realmBar(page)).toContainText('1 of 2 are production');
  await expect(page).toHaveTitle(/^WITH PRODUCTION · All realms/);
  await expectCount(page, '80 consents');
});

test('rows of the other realm are gone at once, even while its list is still coming in', async ({
  start,
  simulator,
}) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  const { page } = await start();
  await addRealms(page, simulator);
  await openConsent(page, hemisConsent.id);
  await searchBox(page).fill('');
  await expect(row(page, 'Hēmi')).toBeVisible();

  const held = gate();
  simulator.faults.add({ match: { endpoint: 'list', realm: 'production' }, fault: held.fault });
  await openRealm(page, production);
  await expect(detail(page)).toBeHidden();
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByRole('status', { name: 'Reading the first consents' })).toBeVisible();

  // What the sandbox still answers now belongs to nobody.
  await openRealm(page, sandbox);
  await openRealm(page, production);
  held.open();
  await inProduction(page);
  await searchBox(page).fill('Hēmi Tāmihana');
  await expectCount(page, '0 of 50 consents');
});

test('a restart never opens production, nor a list with production in it', async ({ start, simulator }) => {
  const first = await start();
  await addRealms(first.page, simulator);
  await openRealm(first.page, production);
  await inProduction(first.page);
  await first.electron.close();

  const second = await start();
  await expect(rail(second.page)).toContainText(production);
  await expect(realmBar(second.page)).not.toContainText('PRODUCTION');
  expect(await second.page.title()).not.toContain('PRODUCTION');
  await openRealm(second.page, 'All realms');
  await second.electron.close();

  const third = await start();
  await expect(rail(third.page).getByRole('button', { name: new RegExp(`^${sandbox}`) })).toBeVisible();
  await expect(realmBar(third.page)).not.toContainText('PRODUCTION');
  expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
});

test.describe('while a revocation is on screen (#30)', () => {
  test.beforeEach(({ simulator }) => {
    // The same id in both realms: only the realm tells them apart.
    for (const { consents } of simulator.realms) consents.insert(hemisConsent);
  });

  /** As code gone wrong could do it: the dialog keeps the mouse away from the rail. */
  const switchBehindTheDialog = (page: Page, name: string) =>
    rail(page)
      .locator('button', { hasText: new RegExp(`${name}(?!.*Actions)`) })
      .first()
      .dispatchEvent('click');

  test('keys do not switch the realm behind the dialog', async ({ start, simulator }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openConsent(page, hemisConsent.id);
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    const review = dialog(page, 'Revoke this consent?');
    await expect(review).toContainText(sandbox);

    await page.keyboard.press('Control+2');
    await page.keyboard.press('Control+K');
    await expect(review).toContainText(sandbox);
    await expect(realmBar(page)).toContainText(sandbox);
    await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toHaveCount(0);
  });

  test('a switch before it is sent closes it, and nothing is sent', async ({ start, simulator }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openConsent(page, hemisConsent.id);
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    await dialog(page, 'Revoke this consent?').getByRole('textbox', { name: 'Reason' }).fill('wrong realm?');

    await switchBehindTheDialog(page, production);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(detail(page)).toBeHidden();
    await expect(realmBar(page)).toContainText(production);
    expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
  });

  test('a switch after it was sent changes nothing: it lands in the realm of its plan', async ({
    start,
    simulator,
  }) => {
    const held = gate();
    simulator.faults.add({ match: { endpoint: 'revoke' }, fault: held.fault });
    const { page } = await start();
    await addRealms(page, simulator);
    await openConsent(page, hemisConsent.id);
    await detail(page).getByRole('button', { name: 'Revoke…' }).click();
    const review = dialog(page, 'Revoke this consent?');
    await review.getByRole('textbox', { name: 'Reason' }).fill('asked by the customer');
    await review.getByRole('button', { name: 'Revoke consent' }).click();
    await expect.poll(() => simulator.journal.count({ endpoint: 'revoke' })).toBe(1);

    await switchBehindTheDialog(page, production);
    await expect(realmBar(page)).toContainText(production);
    held.open();

    const report = dialog(page, 'Revocation report');
    await expect(report.getByRole('status')).toContainText('Revoked');
    await expect(report).toContainText(`This is still about ${sandbox}.`);
    const statusIn = (name: string) => simulator.realm(name).consents.statusOf(hemisConsent.id);
    expect(statusIn('sandbox')).toBe('Revoked');
    expect(statusIn('production')).toBe('Authorised');
    expect(simulator.journal.count({ endpoint: 'revoke', realm: 'production' })).toBe(0);

    // The same id stands in the list behind it: that one was not revoked, and does not look it.
    await report.getByRole('button', { name: 'Close' }).last().click();
    await searchBox(page).fill(hemisConsent.id);
    await expect(grid(page)).toContainText('Active');
  });

  test('what is selected in a realm is left behind with it', async ({ start, simulator }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openRealm(page, 'All realms');
    await searchBox(page).fill(hemisConsent.id);
    await expect(rows(page)).toHaveCount(2);
    await grid(page).focus();
    await page.keyboard.press('Control+A');
    await expect(selection(page)).toContainText('2 selected');

    await openRealm(page, sandbox);
    await expect(selection(page)).toContainText('1 selected');
    await expect(selection(page)).toContainText('SANDBOX');
    await openRealm(page, production);
    await expect(selection(page)).toHaveCount(0);
    await openRealm(page, sandbox);
    await expect(selection(page)).toHaveCount(0);
  });
});

test('a slow answer of the one realm does not hold up the other', async ({ start, simulator }) => {
  simulator.faults.add({ match: { endpoint: 'list', realm: 'sandbox' }, fault: fault.latency(600_000) });
  const { page } = await start();
  await addRealms(page, simulator);
  await expect(page.getByRole('status', { name: 'Reading the first consents' })).toBeVisible();
  await expect(
    grid(page).getByRole('columnheader', { name: 'Customer' }),
    'the list stands before its rows',
  ).toBeVisible();
  await openRealm(page, production);
  await inProduction(page);
});
