/** V3: production is read-only until it is unlocked by its name, for a time; kept in main, whatever the window does. */
import type { ElectronApplication, Page } from '@playwright/test';
import type { RealmLock } from '../src/shared/production-lock';
import type { RunStatus } from '../src/shared/revocation';
import { expectAccessible } from './support/axe';
import { bridgeValue, planFor } from './support/bridge-plan';
import { openRealmForm, openSettings, saveRealm } from './support/realm-form';
import {
  addRealms,
  callBridge,
  draftOf,
  expect,
  hemisConsent,
  production,
  sandbox,
  testWith,
} from './support/realms';
import { dialog, openRealm, rail, realmBar } from './support/screens';

const test = testWith({ name: 'sandbox', consents: 5 }, { name: 'production', consents: 5 });

const unlockButton = (page: Page) => realmBar(page).getByRole('button', { name: 'Unlock…' });
const lockButton = (page: Page) => realmBar(page).getByRole('button', { name: 'Lock now' });
const question = (page: Page) => dialog(page, 'Unlock this realm?');
const nameField = (page: Page) => question(page).getByRole('textbox', { name: /to unlock/ });

/** Through the bridge, as any code in the window could: which realm stands how, in their order. */
async function states(page: Page): Promise<string[]> {
  const listed = await callBridge<RealmLock[]>(page, 'locks', 'list');
  if (!listed.ok) throw new Error(`no list of locks: ${listed.failure.kind}`);
  return listed.value.map(({ state }) => state);
}

async function unlockProduction(page: Page): Promise<void> {
  await unlockButton(page).click();
  await nameField(page).fill(production);
  await question(page).getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(question(page)).toBeHidden();
  await expect(lockButton(page)).toBeVisible();
}

/** By Tab alone. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  for (let tabs = 0; tabs < 60 && (await focused()) !== name; tabs++) await page.keyboard.press('Tab');
  expect(await focused()).toBe(name);
}

test('by keyboard alone: a wrong name is told at its field, the right one unlocks, and it counts down', async ({
  start,
  simulator,
}) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await expect(realmBar(page).getByText('Read-only')).toBeHidden();
  await page.keyboard.press('Control+2');
  await expect(realmBar(page)).toContainText('Read-only');

  await tabTo(page, 'Unlock…');
  await page.keyboard.press('Enter');
  await expect(question(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(question(page)).toContainText(production);
  await expect(question(page)).toContainText('PRODUCTION');
  await expect(question(page)).toContainText('For 15 minutes you can revoke');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeHidden();
  await expect(unlockButton(page)).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(question(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(nameField(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toHaveAccessibleDescription(/name of the realm is missing/);
  await page.keyboard.type('kiwi production');
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toHaveAccessibleDescription(/not the name of the realm/);
  await expect(nameField(page)).toHaveValue('kiwi production');
  await expect(nameField(page)).toBeFocused();
  expect(await states(page)).toEqual(['open', 'locked']);

  await page.keyboard.press('Control+A');
  await page.keyboard.type(production);
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeHidden();
  await expect(realmBar(page)).toContainText(/Unlocked (15:00|14:5\d)/);
  const first = await realmBar(page)
    .getByText(/^\d\d:\d\d$/)
    .innerText();
  await expect(realmBar(page).getByText(/^\d\d:\d\d$/)).not.toHaveText(first);
  await expect(realmBar(page).getByRole('status')).toHaveText(`${production} is unlocked.`);
  expect(await states(page)).toEqual(['open', 'unlocked']);

  await expect(lockButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(realmBar(page)).toContainText('Read-only');
  await expect(unlockButton(page)).toBeFocused();
  expect(await states(page)).toEqual(['open', 'locked']);
});

test('the palette unlocks and locks what is open', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  const run = async (typed: string, command: string) => {
    await page.keyboard.press('Control+K');
    await expect(page.getByRole('combobox', { name: 'Go to realm or action' })).toBeFocused();
    await page.keyboard.type(typed);
    await expect(page.getByRole('option', { name: command })).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
  };
  await openRealm(page, production);
  await run('unlock', `Unlock ‘${production}’…`);
  await nameField(page).fill(production);
  await page.keyboard.press('Enter');
  await expect(lockButton(page)).toBeVisible();
  await run('lock kiwi', `Lock ‘${production}’ now`);
  await expect(unlockButton(page)).toBeVisible();
});

test.describe('it is locked again', () => {
  const fromSystem = (electron: ElectronApplication, event: 'lock-screen' | 'suspend') =>
    electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);

  test('by a switch of realm, there and back', async ({ start, simulator }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openRealm(page, production);
    await unlockProduction(page);
    await page.keyboard.press('Control+1');
    await expect(realmBar(page)).toContainText(sandbox);
    await expect.poll(() => states(page)).toEqual(['open', 'locked']);
    await page.keyboard.press('Control+2');
    await expect(unlockButton(page)).toBeVisible();
  });

  test('by a locked screen and by sleep', async ({ start, simulator }) => {
    const { page, electron } = await start();
    await addRealms(page, simulator);
    await openRealm(page, production);
    for (const event of ['lock-screen', 'suspend'] as const) {
      await unlockProduction(page);
      await fromSystem(electron, event);
      await expect(unlockButton(page)).toBeVisible();
      expect(await states(page)).toEqual(['open', 'locked']);
    }
  });

  test('by an edit that makes it another realm', async ({ start, simulator }) => {
    const { page } = await start();
    await addRealms(page, simulator);
    await openRealm(page, production);
    await unlockProduction(page);
    const form = await openRealmForm(page, production);
    await form.getByLabel('Name', { exact: true }).fill('Kiwi Live');
    await saveRealm(form);
    await expect(unlockButton(page)).toBeVisible();
    expect(await states(page)).toEqual(['open', 'locked']);
  });

  test('by the end of the app', async ({ start, simulator }) => {
    const first = await start();
    await addRealms(first.page, simulator);
    await openRealm(first.page, production);
    await unlockProduction(first.page);
    await first.electron.close();
    const second = await start();
    await openRealm(second.page, production);
    await expect(unlockButton(second.page)).toBeVisible();
    expect(await states(second.page)).toEqual(['open', 'locked']);
  });
});

test('a window that skips the dialog is refused', async ({ start, simulator }) => {
  const { page } = await start();
  const [, realmId] = await addRealms(page, simulator);
  for (const typedRealmName of ['', ' ', 'production', production.toUpperCase()])
    expect(await callBridge(page, 'locks', 'unlock', { realmId, typedRealmName })).toMatchObject({
      ok: false,
      failure: { kind: 'confirmation-missing', field: 'typedRealmName' },
    });
  for (const order of [{ realmId }, { realmId, typedRealmName: production, minutes: 600 }])
    expect(await callBridge(page, 'locks', 'unlock', order)).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input' },
    });
  expect(await callBridge(page, 'app', 'setPreferences', { unlockMinutes: 600 })).toMatchObject({
    ok: false,
    failure: { kind: 'invalid-input' },
  });
  expect(await states(page)).toEqual(['open', 'locked']);
});

test('a run in a locked realm is refused by main, whatever is confirmed', async ({ start, simulator }) => {
  simulator.realm('production').consents.insert(hemisConsent);
  const { page } = await start();
  const [, realmId = ''] = await addRealms(page, simulator);
  const revoke = async () => {
    const { planId } = await planFor(page, realmId, [hemisConsent.id]);
    const confirmations = [{ realmId, typedRealmName: production }];
    return callBridge(page, 'runs', 'start', { planId, reason: 'asked by the customer', confirmations });
  };
  const expectRefused = async () => {
    expect(await revoke()).toMatchObject({ ok: false, failure: { kind: 'locked' } });
    expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(0);
  };
  await expectRefused();

  const unlock = () => callBridge(page, 'locks', 'unlock', { realmId, typedRealmName: production });
  await unlock();
  await callBridge(page, 'locks', 'lock', { realmId });
  await expectRefused();
  await unlock();
  await callBridge(page, 'app', 'setPreferences', { lastScope: { kind: 'all' } });
  await expectRefused();

  // And it is the lock that refuses, not something else.
  await unlock();
  expect(await revoke()).toMatchObject({ ok: true });
  // To its end: the app would ask before it is closed in the middle of a run.
  await expect.poll(async () => (await bridgeValue<RunStatus>(page, 'runs', 'current')).state).toBe('ended');
  expect(simulator.realm('production').consents.statusOf(hemisConsent.id)).toBe('Revoked');
});

test('a realm marked read-only stays so, and another edit keeps the mark', async ({ start, simulator }) => {
  const { page } = await start();
  const [, realmId] = await addRealms(page, simulator);
  await openRealm(page, production);
  let form = await openRealmForm(page, production);
  const mark = () => form.getByRole('switch', { name: /^Read-only: nothing can be revoked/ });
  await expect(mark()).not.toBeChecked();
  await mark().focus();
  await page.keyboard.press('Space');
  await expect(mark()).toBeChecked();
  await saveRealm(form);
  await expect(realmBar(page)).toContainText('Read-only realm');
  await expect(unlockButton(page)).toBeHidden();
  expect(await callBridge(page, 'locks', 'unlock', { realmId, typedRealmName: production })).toMatchObject({
    ok: false,
    failure: { kind: 'locked', hint: expect.stringContaining('Read-only') },
  });

  form = await openRealmForm(page, production);
  await expect(mark()).toBeChecked();
  await form.getByRole('radio', { name: 'Violet' }).check({ force: true });
  await saveRealm(form);
  expect(await states(page)).toEqual(['open', 'read-only']);

  // The operator's own mark, so the operator takes it off; then it is locked like any other.
  form = await openRealmForm(page, production);
  await mark().focus();
  await page.keyboard.press('Space');
  await saveRealm(form);
  await expect(unlockButton(page)).toBeVisible();
});

test('how long it stays unlocked is a setting', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  const settings = await openSettings(page, 'Production lock');
  const minutes = settings.getByRole('textbox', { name: 'Production stays unlocked for' });
  await expect(minutes).toHaveValue('15 min');
  for (const bad of ['0', '61', '']) {
    await minutes.fill(bad);
    await expect(minutes).toHaveAccessibleDescription('From 1 to 60');
  }
  await minutes.fill('2');
  await expect(minutes).not.toHaveAttribute('aria-invalid', 'true');
  await minutes.press('ArrowDown');
  await expect(minutes).toHaveValue('1 min');
  await page.keyboard.press('Escape');
  await openRealm(page, production);
  await unlockButton(page).click();
  await expect(question(page)).toContainText('For 1 minute you can revoke');
  await nameField(page).fill(production);
  await page.keyboard.press('Enter');
  await expect(realmBar(page)).toContainText(/Unlocked (01:00|00:5\d)/);
  await expect(realmBar(page).getByRole('status')).toContainText('locked again in less than a minute');
});

test('all realms: each production realm has its own lock', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  const other = 'Kea Production';
  await callBridge(page, 'realms', 'save', { ...draftOf(simulator, 'production'), name: other });
  await expect(rail(page)).toContainText(other);
  await page.keyboard.press('Control+0');
  const menu = realmBar(page).getByRole('button', { name: '2 of 3 are production · none unlocked' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: `Unlock ‘${production}’…` }).press('Enter');
  await nameField(page).fill(other);
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toHaveAccessibleDescription(/not the name of the realm/);
  await nameField(page).fill(production);
  await page.keyboard.press('Enter');
  const unlocked = realmBar(page).getByRole('button', { name: '2 of 3 are production · 1 unlocked' });
  await unlocked.click();
  await expect(page.getByRole('menuitem', { name: `Unlock ‘${other}’…` })).toBeVisible();
  await page.getByRole('menuitem', { name: `Lock ‘${production}’ now` }).click();
  await expect(menu).toBeVisible();
  expect(await states(page)).toEqual(['open', 'locked', 'locked']);
});

test('the bar and the dialog are accessible in every state', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await openRealm(page, production);
  await expect(unlockButton(page)).toBeVisible();
  await expectAccessible(page, 'locked');
  await unlockButton(page).click();
  await expect(question(page)).toBeVisible();
  await expectAccessible(page, 'unlock dialog');
  await question(page).getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(nameField(page)).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page, 'unlock dialog without a name');
  await nameField(page).fill(production);
  await page.keyboard.press('Enter');
  await expect(lockButton(page)).toBeVisible();
  await expectAccessible(page, 'unlocked');
});

test('the locks of all realms and the setting are accessible', async ({ start, simulator }) => {
  const { page } = await start();
  await addRealms(page, simulator);
  await page.keyboard.press('Control+0');
  await realmBar(page)
    .getByRole('button', { name: /are production/ })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page, 'locks of all realms');
  await page.keyboard.press('Escape');
  await openSettings(page, 'Production lock');
  await expectAccessible(page, 'settings: Production lock');
});
