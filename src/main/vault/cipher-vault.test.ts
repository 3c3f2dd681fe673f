import { beforeEach, describe, expect, test } from 'vitest';
import { CipherVault } from './cipher-vault';
import { Drawer } from './drawer';
import { MemoryFile, malleableCipher } from './for-tests';
import type { OsCipher } from './os-cipher';
import { UnreadableSecretError, vaultService } from './vault';

const [sandbox, production] = ['sandbox/clientSecret', 'production/clientSecret'];
let file: MemoryFile;
const vaultWith = (cipher: OsCipher) => new CipherVault(cipher, new Drawer(file, 'k1'));
const blobs = () => file.value.keyrings[0]?.secrets[vaultService] ?? {};

beforeEach(() => {
  file = new MemoryFile();
  file.value = {
    version: 1,
    current: 'k1',
    keyrings: [{ id: 'k1', backend: 'gnome-libsecret', secrets: {} }],
  };
});

test('keeps, gives, lists and deletes, as keytar does', async () => {
  const vault = vaultWith(malleableCipher('key'));
  expect(await vault.getPassword(vaultService, sandbox)).toBeNull();
  await vault.setPassword(vaultService, sandbox, 'one');
  await vault.setPassword(vaultService, production, 'two');
  await vault.setPassword(vaultService, sandbox, 'three');
  expect(await vault.getPassword(vaultService, sandbox)).toBe('three');
  expect(await vault.getPassword('Another service', sandbox)).toBeNull();
  expect(await vault.findCredentials(vaultService)).toEqual([
    { account: sandbox, password: 'three' },
    { account: production, password: 'two' },
  ]);
  expect(await vault.deletePassword(vaultService, sandbox)).toBe(true);
  expect(await vault.deletePassword(vaultService, sandbox)).toBe(false);
  expect(await vault.getPassword(vaultService, sandbox)).toBeNull();
  expect(JSON.stringify(file.value)).not.toContain('two');
});

test('sandbox and production swapped on disk: both are refused', async () => {
  const vault = vaultWith(malleableCipher('key'));
  await vault.setPassword(vaultService, sandbox, 'one');
  await vault.setPassword(vaultService, production, 'two');
  const { [sandbox]: one = '', [production]: two = '' } = blobs();
  file.update((content) => ({
    ...content,
    keyrings: content.keyrings.map((keyring) => ({
      ...keyring,
      secrets: { [vaultService]: { [sandbox]: two, [production]: one } },
    })),
  }));
  await expect(vault.getPassword(vaultService, sandbox)).rejects.toThrow(UnreadableSecretError);
  await expect(vault.getPassword(vaultService, production)).rejects.toThrow(UnreadableSecretError);
  expect(await vault.findCredentials(vaultService)).toEqual([]);
});

test('another key, or no ciphertext at all: unreadable, never absent and never empty', async () => {
  await vaultWith(malleableCipher('key')).setPassword(vaultService, sandbox, 'one');
  await expect(vaultWith(malleableCipher('other')).getPassword(vaultService, sandbox)).rejects.toThrow(
    UnreadableSecretError,
  );
  new Drawer(file, 'k1').put(vaultService, sandbox, '');
  await expect(vaultWith(malleableCipher('key')).getPassword(vaultService, sandbox)).rejects.toThrow(
    UnreadableSecretError,
  );
});

test('what the system has a newer key for is sealed again', async () => {
  const cipher = malleableCipher('key');
  await vaultWith(cipher).setPassword(vaultService, sandbox, 'one');
  const before = blobs()[sandbox];
  const rotated: OsCipher = {
    encrypt: malleableCipher('newer').encrypt,
    decrypt: async (text) => {
      const opened = await cipher.decrypt(text);
      return opened && { ...opened, stale: true };
    },
  };
  expect(await vaultWith(rotated).getPassword(vaultService, sandbox)).toBe('one');
  expect(blobs()[sandbox]).not.toBe(before);
  expect(await vaultWith(malleableCipher('newer')).getPassword(vaultService, sandbox)).toBe('one');
});

describe('sealing again', () => {
  const stale = (encrypt: OsCipher['encrypt']): OsCipher => ({
    encrypt,
    decrypt: async (ciphertext) => {
      const opened = await malleableCipher('key').decrypt(ciphertext);
      return opened && { ...opened, stale: true };
    },
  });

  test('never brings back what was forgotten meanwhile', async () => {
    await vaultWith(malleableCipher('key')).setPassword(vaultService, sandbox, 'one');
    const vault = vaultWith(
      stale(async (text) => {
        new Drawer(file, 'k1').remove(vaultService, sandbox);
        return malleableCipher('newer').encrypt(text);
      }),
    );
    expect(await vault.getPassword(vaultService, sandbox)).toBe('one');
    expect(blobs()).toEqual({});
  });

  test('on a disk that cannot be written: the secret is read all the same', async () => {
    await vaultWith(malleableCipher('key')).setPassword(vaultService, sandbox, 'one');
    file.failure = new Error('no space');
    const vault = vaultWith(stale(malleableCipher('newer').encrypt));
    expect(await vault.getPassword(vaultService, sandbox)).toBe('one');
  });
});
