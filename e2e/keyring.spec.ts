/**
 * Where secrets are kept, with a real GNOME keyring and without one (#13, #18, C1, C2). The machine's own session is never touched: each
 * test has a home, a D-Bus and a keyring of its own.
 */
import { test as withoutKeyring } from './support/fixtures';
import { expect, test } from './support/keyring-fixture';
import {
  expectKeychain,
  openNewRealm,
  openRealmForm,
  saveRealm,
  typeRealm,
  typeSecrets,
} from './support/realm-form';
import { allStored, secretsIn } from './support/realm-secrets';
import { addRealms, draftOf, sandbox } from './support/realms';
import { alerts, expectCount, rail } from './support/screens';
import { hasVault, readVault, sealedIn } from './support/vault-on-disk';

// Up to four starts of the app in one story.
test.setTimeout(120_000);
withoutKeyring.setTimeout(120_000);

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
    // The fingerprint, two secrets, the token; of the audit log its key and where it ends.
    expect(sealed).toHaveLength(6);
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

// Where the kernel lends processes its own keyring (containers often forbid it), the library would fall back to that one in silence.
const deafBuses = {
  // What Chromium itself makes of an environment that names no bus.
  'no bus': { DBUS_SESSION_BUS_ADDRESS: 'disabled:', XDG_RUNTIME_DIR: '/nonexistent' },
  'a bus that is gone': { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' },
};
for (const [what, env] of Object.entries(deafBuses))
  withoutKeyring(
    `on GNOME with ${what}, secrets are kept for this run only`,
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
