/** E1, #32: every change made through the app is in the log, which tells when someone has been at it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerSave } from './support/files';
import { expect, test } from './support/keyring-fixture';
import { addRealms, callBridge, production, sandbox } from './support/realms';
import { dialog, expectCount, rail } from './support/screens';

test.setTimeout(120_000);

const logFolder = (profile: string) => join(profile, 'audit');
const firstFile = (profile: string) => {
  const [name = ''] = readdirSync(logFolder(profile)).sort();
  return join(logFolder(profile), name);
};

async function openLog(page: Page) {
  await rail(page).getByRole('button', { name: 'Audit log' }).click();
  const log = dialog(page, 'Audit log');
  await expect(log.getByRole('status').filter({ hasText: /records in all$/ })).toBeVisible();
  return log;
}

test('what was changed is told, found again, verified and exported', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const { page, electron } = await start({ env: computer.desktop() });
  const [, productionId = ''] = await addRealms(page, simulator);
  await expectCount(page, '600 consents');
  await callBridge(page, 'locks', 'unlock', { realmId: productionId, typedRealmName: production });

  const log = await openLog(page);
  await expect(log.getByRole('row').filter({ hasText: 'Production unlocked' })).toContainText(production);
  await expect(log.getByRole('row').filter({ hasText: 'Realm added' })).toHaveCount(2);

  await test.step('a record opens into everything it says', async () => {
    const opener = log.getByRole('button', { name: /Production unlocked/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    await expect(opener).toHaveAttribute('aria-expanded', 'true');
    await expect(log.getByText('App version')).toBeVisible();
  });

  await test.step('filters', async () => {
    await log.getByRole('combobox', { name: 'Kind' }).selectOption('Realms and secrets');
    await expect(log.getByText('Production unlocked')).toBeHidden();
    await log.getByRole('combobox', { name: 'Realm' }).selectOption(sandbox);
    await expect(log.getByRole('row').filter({ hasText: 'Realm added' })).toHaveCount(1);
    await log.getByRole('textbox', { name: 'Search the log' }).fill('nobody wrote this');
    await expect(log.getByText('No record matches')).toBeVisible();
    await log.getByRole('button', { name: 'Clear all' }).click();
    await expect(log.getByText('Production unlocked')).toBeVisible();
  });

  await log.getByRole('button', { name: 'Verify' }).click();
  await expect(log.getByText('The log is intact')).toBeVisible();

  const target = join(profile, 'exported.jsonl');
  await answerSave(electron, target);
  await log.getByRole('button', { name: 'Export JSON Lines…' }).click();
  await expect(log.getByText('Saved as exported.jsonl.')).toBeVisible();
  const kinds = readFileSync(target, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).record.kind);
  expect(kinds).toContain('realm-unlocked');
  await expect(log.getByText('Audit log exported')).toBeVisible();
});

test('a log that was edited while the app was closed is found out, and the record named', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const first = await start({ env: computer.desktop() });
  await addRealms(first.page, simulator);
  await expectCount(first.page, '600 consents');
  await first.electron.close();

  const path = firstFile(profile);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(production);
  writeFileSync(path, text.replace(production, 'Kiwi Productiom'));

  const second = await start({ env: computer.desktop() });
  await expectCount(second.page, '600 consents');
  const log = await openLog(second.page);
  await log.getByRole('button', { name: 'Verify' }).click();
  await expect(log.getByText('The log was changed or damaged')).toBeVisible();
  await expect(log.getByText(/^Record \d+ \(000001\.log, line \d+\)/)).toBeVisible();
});

test('without a keyring the log of an earlier run is read, and honestly called unverifiable', async ({
  start,
  simulator,
}) => {
  const first = await start();
  await addRealms(first.page, simulator, ['sandbox']);
  await expectCount(first.page, '600 consents');
  await first.electron.close();
  const second = await start();
  await rail(second.page).getByText(sandbox, { exact: true }).waitFor();
  const log = await openLog(second.page);
  await expect(log.getByText('Realm added').first()).toBeVisible();
  await log.getByRole('button', { name: 'Verify' }).click();
  await expect(log.getByText(/cannot be checked/).first()).toBeVisible();
});
