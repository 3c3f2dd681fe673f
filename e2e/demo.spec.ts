/** R6: the first run. No account, no network, and nothing secret is left behind. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures';
import { expectCount, openRealm, rail, realmBar } from './support/screens';

/** The demo's simulator starts in a process of its own, with the realms. */
const patience = { timeout: 30_000 };

test('a newcomer explores two demo realms, and finds them again the next day', async ({
  start,
  profile,
  simulator,
}) => {
  const { page, electron } = await start();

  await test.step('the first run offers the demo', async () => {
    await expect(page.getByRole('heading', { name: /^Who may see this customer/ })).toBeVisible();
    await page.getByRole('button', { name: 'Explore with demo realms' }).click();
  });

  await test.step('it opens the sandbox, and says so in words', async () => {
    await expect(realmBar(page)).toContainText('SANDBOX');
    await expect(realmBar(page).getByRole('heading', { name: 'Demo Sandbox' })).toBeVisible();
    await expectCount(page, '600 consents', patience);
    await expect(rail(page).getByText('SANDBOX', { exact: true })).toBeVisible();
    await expect(rail(page).getByText('PRODUCTION', { exact: true })).toBeVisible();
  });

  await test.step('production is one click away, and says so too', async () => {
    await openRealm(page, 'Demo Production');
    await expect(realmBar(page)).toContainText('PRODUCTION');
    await expectCount(page, '600 consents');
  });

  await test.step('nothing of the demo needs a secret on disk', async () => {
    const settings = readFileSync(join(profile, 'settings.json'), 'utf8');
    expect(JSON.parse(settings).realms).toHaveLength(2);
    expect(settings).not.toMatch(/secret|apiKey|token/i);
    expect(existsSync(join(profile, 'vault.json'))).toBe(false);
  });

  await electron.close();
  const again = await start();

  await test.step('after a restart the demo realms work, and production is not open', async () => {
    await expect(rail(again.page).getByRole('button', { name: /^Demo Sandbox/ })).toBeVisible();
    await expect(realmBar(again.page)).not.toContainText('PRODUCTION');
    await openRealm(again.page, 'Demo Sandbox');
    await expectCount(again.page, '600 consents', patience);
    await openRealm(again.page, 'Demo Production');
    await expectCount(again.page, '600 consents');
  });

  expect(simulator.journal.count(), 'the demo talks to its own simulator alone').toBe(0);
});
