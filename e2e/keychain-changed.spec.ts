/** Another keychain than yesterday's, or an empty one: the app stops, keeps what there is, and asks (#14, #16, C3). */
import { vaultService } from '../src/main/vault/vault';
import { againScreen, changedScreen, goOn, goOnWithoutThem, typeAgain } from './support/keychain-screens';
import { expect, test } from './support/keyring-fixture';
import { allStored, allUnreadable, realmsIn, secretsIn } from './support/realm-secrets';
import { addRealms, callBridge, draftOf, production, sandbox } from './support/realms';
import { expectCount, openRealm, rail } from './support/screens';
import { readVault, sealedIn } from './support/vault-on-disk';

// Up to four starts of the app in one story.
test.setTimeout(120_000);

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
    await expect(page.getByRole('main').getByText(/sealed with the GNOME keyring/)).toBeVisible();
    await expect(
      rail(page).getByText('Secrets are kept for this run only'),
      'nothing is, as yet',
    ).toBeHidden();
    const closed = electron.waitForEvent('close');
    // The app may be gone before it can say that it was clicked.
    await page
      .getByRole('button', { name: 'Quit' })
      .click()
      .catch(() => {});
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
  await typeAgain(i3.page, draftOf(simulator, 'sandbox'));
  const half = [`${sandbox}: stored, stored`, `${production}: unreadable, unreadable`];
  expect(await secretsIn(i3.page)).toEqual(half);
  await i3.electron.close();

  await computer.reboot();
  const later = await start({ env: computer.desktop('i3') });
  await expect(againScreen(later.page)).toBeVisible();
  expect(await secretsIn(later.page)).toEqual(half);
  await goOnWithoutThem(later.page);
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
    await typeAgain(page, draftOf(simulator, 'sandbox'));
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
    await typeAgain(page, draftOf(simulator, 'sandbox'));
    await goOnWithoutThem(page);
    await openRealm(page, sandbox);
    await expectCount(page, '600 consents');
    await expect(rail(page).getByText('Retype secret')).toHaveCount(1);
  });
});
