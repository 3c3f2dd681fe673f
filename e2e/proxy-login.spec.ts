/** I2: a proxy that lets nobody through without a name and a password. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/axe';
import type { RunningApp } from './support/launch';
import {
  account,
  addRealm,
  expectNobodyElseKnows,
  expectOnlyTheBank,
  setProxy,
  test,
} from './support/proxy-story';
import { expect, hemisConsent } from './support/realms';
import * as revoking from './support/revoking';
import { alerts, dialog, expectCount } from './support/screens';

const question = (page: Page): Locator => dialog(page, 'The proxy asks who you are');

async function signIn(page: Page, { user, password }: { user: string; password: string }): Promise<void> {
  await question(page).getByLabel('User name').fill(user);
  await question(page).getByLabel('Password').fill(password);
  await question(page).getByRole('button', { name: 'Continue' }).click();
}

let app: RunningApp;
let page: Page;
test.beforeEach(async ({ start, simulator, bank, forward, home }) => {
  simulator.realm('sandbox').consents.insert(hemisConsent);
  forward.account = account;
  app = await start({ env: { HOME: home } });
  page = app.page;
  await setProxy(page, { mode: 'manual', url: forward.url });
  await addRealm(page, simulator, bank, 'sandbox');
  await expect(question(page)).toBeVisible();
});

test('is told once, for every session and every realm', async ({ simulator, bank, forward, profile }) => {
  await expect(question(page)).toContainText(forward.address);
  await expect(question(page)).toContainText('Bank network');
  await expectAccessible(page, 'proxy question');

  await test.step('a wrong password is said, and asked for again', async () => {
    await signIn(page, { ...account, password: 'wrong' });
    await expect(question(page).getByRole('alert')).toContainText('did not accept');
    expect(forward.told).toContain(`${account.user}:wrong`);
  });
  await signIn(page, account);
  await expectCount(page, '31 consents');

  await test.step('another realm, and both at once, ask nothing', async () => {
    await addRealm(page, simulator, bank, 'production');
    await page.keyboard.press('Control+0');
    await expectCount(page, '61 consents');
    await expect(question(page)).toBeHidden();
  });

  await test.step('nor does a revoke', async () => {
    await page.keyboard.press('Control+1');
    const review = await revoking.askToRevoke(page, hemisConsent.id);
    await revoking.order(review, 'customer called');
    await expect((await revoking.reportOf(page)).getByRole('status')).toContainText('Revoked');
    expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(1);
  });
  expect(new Set(forward.told)).toEqual(
    new Set([`${account.user}:wrong`, `${account.user}:${account.password}`]),
  );
  expectOnlyTheBank(forward);
  await expectNobodyElseKnows(app, profile, bank);
});

test('is not told when the operator cancels; the next call asks again', async ({ simulator }) => {
  await question(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(alerts(page)).toContainText('without a name and a password, and none was given');
  await expect(alerts(page)).toContainText('Start it again');
  await expect(question(page)).toBeHidden();
  expect(simulator.journal.count({})).toBe(0);

  await page.keyboard.press('Control+1');
  await page
    .getByRole('button', { name: /Try again|Refresh/ })
    .first()
    .click();
  await expect(question(page)).toBeVisible();
  await question(page).press('Escape');
  await expect(question(page)).toBeHidden();
  await expect(alerts(page)).toContainText('none was given');
});

test('that is never content asks each time, until the operator cancels', async ({ forward }) => {
  forward.account = { user: 'nobody', password: 'at all' };
  for (const password of ['one', 'two', 'three']) {
    await signIn(page, { ...account, password });
    await expect.poll(() => forward.told).toContain(`${account.user}:${password}`);
    await expect(question(page).getByRole('alert')).toBeVisible();
  }
  await question(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(alerts(page)).toContainText('none was given');
});

test('asks again in a window that is loaded again', async () => {
  await page.reload();
  await signIn(page, account);
  await page.keyboard.press('Control+1');
  await expectCount(page, '31 consents');
});
