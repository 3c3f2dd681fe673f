/** R5: a team shares its realms as one file. What is shown of it is what is taken, and secrets are typed afterwards. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import { answerOpen, answerSave } from './support/files';
import { field, form, save } from './support/form';
import { addRealms, expect, testWith } from './support/realms';
import { dialog, expectCount, openRealm, rail } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 20 }, { name: 'production', consents: 20 }).extend<{
  file: string;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'wych-realms-'));
    await use(join(folder, 'realms.json'));
    rmSync(folder, { recursive: true, force: true });
  },
});

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

test('exported here, imported there, secrets typed, and it works', async ({ start, simulator, file }) => {
  const first = await start();
  await addRealms(first.page, simulator);
  await answerSave(first.electron, file);
  await command(first.page, 'export realms');
  const exporting = dialog(first.page, 'Export realms');
  await expect(exporting.getByRole('checkbox')).toHaveCount(2);
  await expectAccessible(first.page, 'export realms');
  await exporting.getByRole('button', { name: 'Export 2 realms…' }).click();
  await expect(exporting.getByRole('status')).toHaveText('Saved as realms.json.');
  const text = readFileSync(file, 'utf8');
  for (const { credentials } of simulator.realms) {
    expect(text).not.toContain(credentials.clientSecret);
    expect(text).not.toContain(credentials.apiKey);
  }
  await first.electron.close();

  const second = await start({ profile: `${file}-profile` });
  const { page } = second;
  await answerOpen(second.electron, file);
  await page.getByRole('button', { name: 'Import realms…' }).click();
  const importing = dialog(page, 'Import realms');
  await expect(importing.getByText('New', { exact: true })).toHaveCount(2);
  await expectAccessible(page, 'import realms');
  await importing.getByRole('checkbox', { name: 'Kiwi Production' }).uncheck();
  await importing.getByRole('button', { name: 'Import 1 realm' }).click();
  await expect(importing.getByRole('status')).toHaveText('1 realm is imported.');
  await expectAccessible(page, 'realms imported');
  await expect(rail(page).getByText('Kiwi Sandbox')).toBeVisible();
  await expect(rail(page).getByText('Kiwi Production')).toHaveCount(0);

  await importing.getByRole('button', { name: 'Type secrets… of Kiwi Sandbox' }).click();
  const { clientSecret, apiKey } = simulator.realm('sandbox').credentials;
  await field(page, 'Client secret').fill(clientSecret);
  await field(page, 'API key').fill(apiKey);
  await save(page);
  await expect(form(page)).toBeHidden();
  await openRealm(page, 'Kiwi Sandbox');
  await expectCount(page, '20 consents');
});

test('what would change is shown; a file with a secret is refused, and another can be chosen', async ({
  start,
  simulator,
  file,
}) => {
  const { page, electron } = await start();
  await addRealms(page, simulator);
  await answerSave(electron, file);
  await command(page, 'export realms');
  await dialog(page, 'Export realms').getByRole('button', { name: 'Export 2 realms…' }).click();
  await expect(dialog(page, 'Export realms').getByRole('status')).toHaveText(/Saved/);
  await page.keyboard.press('Escape');

  const shared = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    JSON.stringify({ ...shared, realms: [{ ...shared.realms[0], clientSecret: 'oh-no-a-secret' }] }),
  );
  await answerOpen(electron, file);
  await command(page, 'import realms');
  const importing = dialog(page, 'Import realms');
  await expect(importing.getByRole('alert')).toContainText('holds a secret, in ‘realms.0.clientSecret’');
  await expect(importing).not.toContainText('oh-no');
  await expectAccessible(page, 'import realms, refused');

  shared.realms[0].name = 'Kiwi Sandbox, renamed';
  writeFileSync(file, JSON.stringify(shared));
  await importing.getByRole('button', { name: 'Choose another file…' }).click();
  await expect(importing.getByRole('alert')).toHaveCount(0);
  await expect(importing.getByText('1 change', { exact: true })).toBeVisible();
  await expect(importing.getByText('Already as in the file')).toBeVisible();
  await expect(importing.getByRole('definition')).toHaveText('Kiwi Sandbox → Kiwi Sandbox, renamed');
  await expectAccessible(page, 'import realms, changes');
  await importing.getByRole('button', { name: 'Import 1 realm' }).click();
  await expect(importing.getByRole('status')).toHaveText('1 realm is imported.');
  await importing.getByRole('button', { name: 'Close' }).last().click();
  await openRealm(page, 'Kiwi Sandbox, renamed');
  await expectCount(page, '20 consents');
});
