/**
 * Where secrets are kept, with a real GNOME keyring and without one: rows #13 to #18 of the hardening list, C1 to C3. The machine's own
 * session is never touched: each test has a home, a D-Bus and a keyring of its own.
 */
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { vaultService } from '../src/main/vault/vault';
import type { RealmEntry } from '../src/shared/realm';
import { tell } from './support/figures';
import { test as withoutKeyring } from './support/fixtures';
import { expect, test } from './support/keyring-fixture';
import { appArguments, appEnvironment, electronPath } from './support/launch';
import {
  expectKeychain,
  openNewRealm,
  openRealmForm,
  saveRealm,
  typeRealm,
  typeSecrets,
} from './support/realm-form';
import { addRealms, callBridge, draftOf, production, sandbox } from './support/realms';
import { alerts, dialog, expectCount, openRealm, rail, realmBar } from './support/screens';
import { editSealed, hasVault, readVault, sealedIn } from './support/vault-on-disk';
import { flipEveryBit } from './vault-probe/flip-every-bit';
import { flipped } from './vault-probe/flipped';

// Up to four starts of the app in one story.
test.setTimeout(120_000);
withoutKeyring.setTimeout(120_000);

const realmsIn = async (page: Page): Promise<RealmEntry[]> => {
  const answer = await callBridge<RealmEntry[]>(page, 'realms', 'list');
  if (!answer.ok) throw new Error(answer.failure.kind);
  return answer.value;
};

/** 'Kiwi Sandbox: stored, stored': the client secret, then the API key. */
const secretsIn = async (page: Page): Promise<string[]> =>
  (await realmsIn(page)).map(
    ({ profile, secrets }) => `${profile.name}: ${secrets.clientSecret}, ${secrets.apiKey}`,
  );

const allStored = [`${sandbox}: stored, stored`, `${production}: stored, stored`];
const allUnreadable = [`${sandbox}: unreadable, unreadable`, `${production}: unreadable, unreadable`];

const changedScreen = (page: Page) =>
  page.getByRole('heading', { name: 'The keychain of this computer has changed' });
const againScreen = (page: Page) => page.getByRole('heading', { name: 'Some secrets must be typed again' });
const goOn = (page: Page) => page.getByRole('button', { name: 'Go on', exact: true }).click();

test('secrets are sealed by the GNOME keyring, and are there after a reboot', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const first = await start({ env: computer.desktop() });
  const form = await openNewRealm(first.page);
  await typeRealm(form, draftOf(simulator, 'sandbox'));
  await saveRealm(form);
  await expectCount(first.page, '600 consents');
  await expectKeychain(first.page, 'GNOME Keyring');
  await first.electron.close();

  await test.step('what is on disk was made with a key of the keyring', () => {
    const sealed = Object.values(sealedIn(readVault(profile)));
    // The fingerprint, two secrets and the token.
    expect(sealed).toHaveLength(4);
    for (const ciphertext of sealed)
      expect(Buffer.from(ciphertext, 'base64').toString('latin1', 0, 3)).toBe('v11');
  });

  await computer.reboot();
  const second = await start({ env: computer.desktop() });
  await expectCount(second.page, '600 consents');
  expect(await secretsIn(second.page)).toEqual([`${sandbox}: stored, stored`]);
});

withoutKeyring(
  'without a keyring, secrets are kept for this run only, and asked for again after a restart',
  async ({ start, simulator, profile }) => {
    const first = await start();
    await addRealms(first.page, simulator, ['sandbox']);
    await expectCount(first.page, '600 consents');
    await expect(first.page.getByText('Secrets are kept for this run only')).toBeVisible();
    await expectKeychain(first.page, 'Memory, for this run only');
    await first.electron.close();
    expect(hasVault(profile), 'a vault file').toBe(false);

    const second = await start();
    expect(await secretsIn(second.page)).toEqual([`${sandbox}: missing, missing`]);
    await expect(rail(second.page).getByText('Secret missing')).toBeVisible();
    await expect(alerts(second.page)).toContainText(/(API key|client secret).* is missing/);
    expect(simulator.journal.count({ endpoint: 'token' }), 'logins without a secret').toBe(1);

    const form = await openRealmForm(second.page, sandbox);
    await typeSecrets(form, draftOf(simulator, 'sandbox'));
    await saveRealm(form);
    await expectCount(second.page, '600 consents');
  },
);

const deafBuses = {
  // What Chromium itself makes of an environment that names no bus.
  'no bus': { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_RUNTIME_DIR: '/nonexistent' },
  'a bus that is gone': { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
};
for (const [what, env] of Object.entries(deafBuses))
  withoutKeyring(
    `on GNOME with ${what}, nothing is kept: not in the kernel, not with Chromium's own key`,
    async ({ start, simulator, profile }) => {
      const { page, electron } = await start({ env: { XDG_CURRENT_DESKTOP: 'GNOME', ...env } });
      await addRealms(page, simulator, ['sandbox']);
      await expectKeychain(page, 'Memory, for this run only');
      await electron.close();
      expect(hasVault(profile), 'a vault file').toBe(false);
    },
  );

test('a bus without a keyring is no keyring', async ({ start, computer, simulator, profile }) => {
  await computer.stopKeyring();
  const { page, electron } = await start({ env: computer.desktop() });
  await addRealms(page, simulator, ['sandbox']);
  await expectKeychain(page, 'Memory, for this run only');
  await electron.close();
  expect(hasVault(profile), 'a vault file').toBe(false);
});

test('on a desktop that Chromium does not know, the Secret Service keeps the secrets itself', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const first = await start({ env: computer.desktop('i3') });
  await addRealms(first.page, simulator);
  await expectKeychain(first.page, 'Secret Service keyring');
  expect(await first.electron.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe(
    'basic_text',
  );
  await expectCount(first.page, '600 consents');
  await first.electron.close();
  expect(new Set(Object.values(sealedIn(readVault(profile)))), 'ciphertext in our file').toEqual(
    new Set(['']),
  );

  // The kernel's keyring, which the library would fall back to, is empty after a reboot; the Secret Service is not.
  await computer.reboot();
  const second = await start({ env: computer.desktop('i3') });
  expect(await secretsIn(second.page)).toEqual(allStored);
  await expectCount(second.page, '600 consents');
});

test('on another desktop the app stops and asks; back on the old one, everything decrypts again', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const gnome = await start({ env: computer.desktop() });
  await addRealms(gnome.page, simulator);
  await expectCount(gnome.page, '600 consents');
  await gnome.electron.close();
  const before = readVault(profile);
  const asked = simulator.journal.count();

  for (const env of [computer.desktop('i3'), { XDG_CURRENT_DESKTOP: 'i3' }]) {
    const { page, electron } = await start({ env });
    await expect(changedScreen(page)).toBeVisible();
    await expect(page.getByText('Your secrets were sealed with GNOME Keyring.')).toBeVisible();
    const closed = electron.waitForEvent('close');
    await page.getByRole('button', { name: 'Quit' }).click();
    await closed;
  }
  expect(readVault(profile), 'the vault, untouched').toEqual(before);
  expect(simulator.journal.count(), 'requests meanwhile').toBe(asked);

  const back = await start({ env: computer.desktop() });
  expect(await secretsIn(back.page)).toEqual(allStored);
  await expectCount(back.page, '600 consents');
});

test('going on with another keychain takes new secrets and keeps the old ones for the old desktop', async ({
  start,
  computer,
  simulator,
}) => {
  const gnome = await start({ env: computer.desktop() });
  await addRealms(gnome.page, simulator);
  await gnome.electron.close();

  const i3 = await start({ env: computer.desktop('i3') });
  await expect(i3.page.getByRole('heading', { name: 'Go on with the Secret Service keyring' })).toBeVisible();
  await goOn(i3.page);
  await expect(againScreen(i3.page)).toBeVisible();
  await i3.page.getByRole('button', { name: `Type again: secrets of ${sandbox}` }).click();
  const form = dialog(i3.page, `Edit ${sandbox}`);
  await typeSecrets(form, draftOf(simulator, 'sandbox'));
  await saveRealm(form);
  const half = [`${sandbox}: stored, stored`, `${production}: unreadable, unreadable`];
  expect(await secretsIn(i3.page)).toEqual(half);
  await i3.electron.close();

  await computer.reboot();
  const later = await start({ env: computer.desktop('i3') });
  await expect(againScreen(later.page)).toBeVisible();
  expect(await secretsIn(later.page)).toEqual(half);
  await later.page.getByRole('button', { name: 'Go on without them for now' }).click();
  await expectCount(later.page, '600 consents');
  await later.electron.close();

  const back = await start({ env: computer.desktop() });
  expect(await secretsIn(back.page)).toEqual(allStored);
});

test('going on without any keychain keeps secrets for the run, and the sealed ones for later', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const gnome = await start({ env: computer.desktop() });
  const [kiwi] = await addRealms(gnome.page, simulator);
  await gnome.electron.close();
  const before = sealedIn(readVault(profile));

  const bare = { XDG_CURRENT_DESKTOP: 'i3' };
  for (const run of ['first', 'second']) {
    const { page, electron } = await start({ env: bare });
    if (run === 'first') await goOn(page);
    await expect(againScreen(page)).toBeVisible();
    expect(await secretsIn(page)).toEqual(allUnreadable);
    await page.getByRole('button', { name: `Type again: secrets of ${sandbox}` }).click();
    const form = dialog(page, `Edit ${sandbox}`);
    await typeSecrets(form, draftOf(simulator, 'sandbox'));
    await saveRealm(form);
    expect(await secretsIn(page)).toEqual([
      `${sandbox}: stored, stored`,
      `${production}: unreadable, unreadable`,
    ]);
    await electron.close();
  }
  // The token is forgotten everywhere when a secret is typed; the secrets of the other keychain are not.
  const { [`${kiwi}/token:client`]: _token, ...kept } = before;
  expect(readVault(profile).keyrings.map(({ secrets }) => secrets[vaultService])).toEqual([kept]);

  const back = await start({ env: computer.desktop() });
  expect(await secretsIn(back.page)).toEqual(allStored);
});

test('a keyring that was wiped costs the secrets and nothing else', async ({
  start,
  computer,
  simulator,
}) => {
  const first = await start({ env: computer.desktop() });
  await addRealms(first.page, simulator);
  await callBridge(first.page, 'app', 'setPreferences', { theme: 'dark' });
  const profilesBefore = (await realmsIn(first.page)).map(({ profile }) => profile);
  await first.electron.close();

  await computer.loseKeyring();
  const { page } = await start({ env: computer.desktop() });
  await expect(changedScreen(page)).toBeVisible();
  await expect(page.getByText(/wiped or replaced/)).toBeVisible();
  await goOn(page);

  await test.step('one screen names the realms, and everything else is as it was', async () => {
    await expect(againScreen(page)).toBeVisible();
    for (const name of [sandbox, production])
      await expect(page.getByRole('listitem').filter({ hasText: name }).last()).toContainText(
        'Client secret and API key',
      );
    expect((await realmsIn(page)).map(({ profile }) => profile)).toEqual(profilesBefore);
    const status = await callBridge<{ preferences: { theme: string } }>(page, 'app', 'status');
    expect(status).toMatchObject({ value: { preferences: { theme: 'dark' } } });
  });

  await test.step('typed again, a realm works; the other one still asks', async () => {
    await page.getByRole('button', { name: `Type again: secrets of ${sandbox}` }).click();
    const form = dialog(page, `Edit ${sandbox}`);
    await typeSecrets(form, draftOf(simulator, 'sandbox'));
    await saveRealm(form);
    await page.getByRole('button', { name: 'Go on without them for now' }).click();
    await openRealm(page, sandbox);
    await expectCount(page, '600 consents');
    await expect(rail(page).getByText('Retype secret')).toHaveCount(1);
  });
});

test('a flipped bit is noticed, whichever it is', async ({ start, computer, simulator, profile }) => {
  const first = await start({ env: computer.desktop() });
  const [kiwi] = await addRealms(first.page, simulator, ['sandbox']);
  const account = `${kiwi}/clientSecret`;
  const result = await flipEveryBit(first.electron, readVault(profile), account);
  await first.electron.close();
  tell(
    `${result.bits} bits flipped: ${result.opened.length} decrypted without an error, ${result.accepted} accepted`,
  );
  expect(result.untouched, 'the secret without a flipped bit').toBe(true);
  expect(result.bits).toBeGreaterThan(1000);
  expect(result.accepted).toBe(0);
  // Were this 0, the system's own encryption would have noticed them all, and nothing of ours would have been tried.
  expect(result.opened.length, 'flips that the system does not notice').toBeGreaterThan(0);

  await test.step('the whole app says so too: one that the system does not notice', async () => {
    const bit = result.opened.at(-1) ?? 0;
    editSealed(profile, (sealed) => ({ ...sealed, [account]: flipped(sealed[account] ?? '', bit) }));
    const { page } = await start({ env: computer.desktop() });
    await expect(againScreen(page)).toBeVisible();
    expect(await secretsIn(page)).toEqual([`${sandbox}: unreadable, stored`]);
  });
});

test('what was sealed for one realm is refused in another', async ({
  start,
  computer,
  simulator,
  profile,
}) => {
  const first = await start({ env: computer.desktop() });
  const [one = '', other = ''] = await addRealms(first.page, simulator);
  await openRealm(first.page, production);
  await expectCount(first.page, '600 consents');
  await openRealm(first.page, sandbox);
  await expectCount(first.page, '600 consents');
  await first.electron.close();
  expect(simulator.journal.count({ endpoint: 'token' })).toBe(2);

  await test.step('the tokens alone: each realm fetches its own again', async () => {
    editSealed(profile, (sealed) => swapped(sealed, `${one}/token:client`, `${other}/token:client`));
    const { page, electron } = await start({ env: computer.desktop() });
    await openRealm(page, production);
    await expectCount(page, '600 consents');
    await openRealm(page, sandbox);
    await expectCount(page, '600 consents');
    expect(simulator.journal.count({ endpoint: 'token' })).toBe(4);
    expect(simulator.journal.entries().filter(({ status }) => status === 401)).toEqual([]);
    await electron.close();
  });

  await test.step('client secrets across realms, and secret and key of one realm', async () => {
    simulator.journal.clear();
    editSealed(profile, (sealed) => {
      const { [`${one}/token:client`]: _one, [`${other}/token:client`]: _other, ...secrets } = sealed;
      const across = swapped(secrets, `${one}/clientSecret`, `${other}/clientSecret`);
      return swapped(across, `${other}/clientSecret`, `${other}/apiKey`);
    });
    const { page } = await start({ env: computer.desktop() });
    await expect(againScreen(page)).toBeVisible();
    expect(await secretsIn(page)).toEqual([`${sandbox}: unreadable, stored`, allUnreadable[1]]);
    await page.getByRole('button', { name: 'Go on without them for now' }).click();
    await openRealm(page, sandbox);
    await expect(alerts(page).first()).toContainText('client secret');
    expect(simulator.journal.count(), 'requests with the wrong secret').toBe(0);
  });
});

const swapped = (sealed: Record<string, string>, one: string, other: string): Record<string, string> => {
  if (!sealed[one] || !sealed[other]) throw new Error(`There is no ${one} and ${other} to swap.`);
  return { ...sealed, [one]: sealed[other], [other]: sealed[one] };
};

withoutKeyring(
  'the name and the folder are what they always were: a rename would orphan every secret',
  async ({ profile }) => {
    // As operators start it: without a folder named.
    const named = (argument: string) => argument.startsWith('--user-data-dir');
    const electron = await _electron.launch({
      executablePath: electronPath(),
      args: appArguments({ profile }).filter((argument) => !named(argument)),
      env: appEnvironment({ profile, env: { HOME: profile, XDG_CONFIG_HOME: join(profile, 'config') } }),
    });
    const identity = await electron.evaluate(({ app }) => [app.getName(), app.getPath('userData')]);
    await electron.close();
    expect(identity).toEqual(['Wych Consent Inspector', join(profile, 'config', 'Wych Consent Inspector')]);
  },
);

test('the keyring knows the key of the app by the name that it always had', async ({
  start,
  computer,
  simulator,
}) => {
  const { page } = await start({ env: computer.desktop() });
  await addRealms(page, simulator, ['sandbox']);
  const found = (application: string) =>
    computer
      .keyring()
      .ask('org.freedesktop.Secret.Service.SearchItems', `dict:string:string:application,${application}`);
  expect(await found('Wych Consent Inspector')).toContain('/collection/');
  expect(await found('wych-consent-inspector')).not.toContain('/collection/');
  await expect(realmBar(page)).toContainText(sandbox);
});
