/** Against a real GNOME keyring; skipped, and said so once, where dbus or gnome-keyring is not installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseKeychain } from './choose-keychain';
import { Drawer } from './drawer';
import { entriesIn, MemoryFile } from './for-tests';
import { findSecretService, KeychainVault, secretServiceEntries } from './keychain-vault';
import { keyringIsInstalled, startKeyring, type TestKeyring } from './keyring-for-tests';
import { OpenVault } from './open-vault';
import { UnreadableSecretError, vaultService } from './vault';

const account = 'r1/clientSecret';
const other = 'r2/clientSecret';
let drawer: Drawer;

beforeEach(() => {
  const file = new MemoryFile();
  file.value = {
    version: 1,
    current: 'k1',
    keyrings: [{ id: 'k1', backend: 'secret-service', secrets: {} }],
  };
  drawer = new Drawer(file, 'k1');
});

describe('a keyring that lies', () => {
  const kept = new Map<string, string>();

  test('a write that is not there when read back is a failure, and not on the list', async () => {
    const forgetful = new KeychainVault(
      (service, name) => ({ ...entriesIn(kept)(service, name), setPassword: async () => {} }),
      drawer,
    );
    await expect(forgetful.setPassword(vaultService, account, 'one')).rejects.toMatchObject({
      failure: { kind: 'vault-unavailable' },
    });
    expect(drawer.accounts(vaultService)).toEqual([]);
  });

  test("its error's words, which may quote a secret, go no further", async () => {
    const refuses = () => Promise.reject(new Error('cannot store s3cret'));
    const vault = new KeychainVault(
      () => ({ setPassword: refuses, getPassword: refuses, deletePassword: refuses }),
      drawer,
    );
    const error = await vault.setPassword(vaultService, account, 's3cret').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: { kind: 'vault-unavailable' }, cause: undefined });
  });
});

const installed = keyringIsInstalled();
if (!installed)
  process.stderr.write('SKIPPED: keyring tests, for dbus-daemon and gnome-keyring-daemon are missing.\n');

describe.skipIf(!installed)('a real Secret Service', () => {
  let home: string;
  let keyring: TestKeyring;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'wych-keyring-'));
    keyring = await startKeyring(home);
    // Read once by the library, when it first connects: a file of tests has one bus.
    process.env.DBUS_SESSION_BUS_ADDRESS = keyring.address;
  });
  afterAll(() => {
    keyring.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const open = async () => new KeychainVault(await secretServiceEntries(), drawer);

  test('keeps, gives, lists and deletes, as keytar does', async () => {
    const vault = await open();
    expect(await vault.getPassword(vaultService, account)).toBeNull();
    await vault.setPassword(vaultService, account, 'one-é');
    await vault.setPassword(vaultService, other, 'two');
    await vault.setPassword(vaultService, account, 'three');
    // Another run.
    const again = await open();
    expect(await again.getPassword(vaultService, account)).toBe('three');
    expect(await again.getPassword('Another service', account)).toBeNull();
    expect(await again.findCredentials(vaultService)).toEqual([
      { account, password: 'three' },
      { account: other, password: 'two' },
    ]);
    expect(await again.deletePassword(vaultService, account)).toBe(true);
    expect(await again.deletePassword(vaultService, account)).toBe(false);
    expect(await again.getPassword(vaultService, account)).toBeNull();
  });

  test('an entry that was wiped is unreadable, not absent', async () => {
    const entries = await secretServiceEntries();
    const vault = new KeychainVault(entries, drawer);
    await vault.setPassword(vaultService, account, 'one');
    await entries(vaultService, account).deletePassword();
    await expect(vault.getPassword(vaultService, account)).rejects.toThrow(UnreadableSecretError);
  });

  test("an entry swapped for another realm's is refused", async () => {
    const entries = await secretServiceEntries();
    const vault = new KeychainVault(entries, drawer);
    await vault.setPassword(vaultService, account, 'one');
    await vault.setPassword(vaultService, other, 'two');
    const swapped = (await entries(vaultService, other).getPassword()) ?? '';
    await entries(vaultService, account).setPassword(swapped);
    await expect(vault.getPassword(vaultService, account)).rejects.toThrow(UnreadableSecretError);
  });

  test('is found, keeps secrets over runs, and stops the app once it is emptied', async () => {
    const file = new MemoryFile();
    const start = async () => OpenVault.open(file, await chooseKeychain([findSecretService]));
    const first = await start();
    expect(first.state).toMatchObject({ backend: 'secret-service', state: 'open' });
    await first.vault.setPassword(vaultService, account, 'secret');
    expect(JSON.stringify(file.value)).not.toContain('secret"');
    expect(await (await start()).vault.getPassword(vaultService, account)).toBe('secret');

    const entries = await secretServiceEntries();
    for (const name of Object.keys(file.value.keyrings[0]?.secrets[vaultService] ?? {}))
      await entries(vaultService, name).deletePassword();
    expect((await start()).state).toMatchObject({ state: 'changed', sealedBy: 'secret-service' });
  });
});
