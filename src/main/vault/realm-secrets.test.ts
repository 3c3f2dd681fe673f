import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../shared/failure';
import { chooseKeychain, type Keychain } from './choose-keychain';
import { keyKeychain, MemoryFile } from './for-tests';
import { OpenVault } from './open-vault';
import { VaultRealmSecrets } from './realm-secrets';
import type { Vault } from './vault';

const gnome = keyKeychain('gnome-libsecret', 'gnome key');
const kde = keyKeychain('kwallet', 'kde key');
let file: MemoryFile;

beforeEach(() => {
  file = new MemoryFile();
});

async function start(keychain: Keychain | null): Promise<VaultRealmSecrets> {
  const choice = await chooseKeychain([async () => keychain ?? { problem: 'no keyring is running' }]);
  return new VaultRealmSecrets(await OpenVault.open(file, choice), (id) => `Realm ${id}`);
}

/** Stored on GNOME, then the operator went on with KWallet. */
async function moved(): Promise<VaultRealmSecrets> {
  const before = await start(gnome);
  await before.write('r1', 'clientSecret', 'one');
  await before.write('r1', 'token:client', 'token');
  await before.write('r2', 'apiKey', 'two');
  const after = await start(kde);
  await after.acceptBackend();
  return after;
}

describe.each([
  ['a keychain', gnome],
  ['memory', null],
])('in %s', (_, keychain) => {
  test('secrets are written, read and forgotten one by one', async () => {
    const secrets = await start(keychain);
    expect(await secrets.read('r1', 'clientSecret')).toBeNull();
    expect(await secrets.state('r1', 'clientSecret')).toBe('missing');
    await secrets.write('r1', 'clientSecret', 'one');
    await secrets.write('r1', 'token:client', 'token');
    await secrets.write('r10', 'clientSecret', 'ten');
    expect(await secrets.read('r1', 'clientSecret')).toBe('one');
    expect(await secrets.read('r1', 'token:client')).toBe('token');
    expect(await secrets.state('r1', 'clientSecret')).toBe('stored');
    await secrets.forget('r1', 'token:client');
    expect(await secrets.read('r1', 'token:client')).toBeNull();
  });

  test('a realm is forgotten with its tokens, and no other', async () => {
    const secrets = await start(keychain);
    await secrets.write('r1', 'clientSecret', 'one');
    await secrets.write('r1', 'token:client', 'token');
    await secrets.write('r10', 'clientSecret', 'ten');
    await secrets.forgetRealm('r1');
    expect(await secrets.read('r1', 'clientSecret')).toBeNull();
    expect(await secrets.read('r1', 'token:client')).toBeNull();
    expect(await secrets.read('r10', 'clientSecret')).toBe('ten');
  });
});

describe('a keychain that changed', () => {
  test('until the operator decides, nothing is read or written, and states are still told', async () => {
    await (await start(gnome)).write('r1', 'clientSecret', 'one');
    const secrets = await start(kde);
    const stopped = { failure: { kind: 'vault-changed' } };
    await expect(secrets.read('r1', 'clientSecret')).rejects.toMatchObject(stopped);
    await expect(secrets.read('r1', 'token:client')).rejects.toMatchObject(stopped);
    await expect(secrets.write('r1', 'clientSecret', 'x')).rejects.toMatchObject(stopped);
    await expect(secrets.forget('r1', 'clientSecret')).rejects.toMatchObject(stopped);
    await expect(secrets.forgetRealm('r1')).rejects.toMatchObject(stopped);
    expect(await secrets.state('r1', 'clientSecret')).toBe('unreadable');
    expect(await secrets.state('r1', 'apiKey')).toBe('missing');
    expect(await secrets.status()).toMatchObject({
      state: 'changed',
      sealedBy: 'gnome-libsecret',
      unreadable: [{ realmId: 'r1', field: 'clientSecret' }],
    });
  });

  test('accepted: the status lists what must be typed again, and reading says whose and what', async () => {
    const secrets = await moved();
    expect((await secrets.status()).unreadable).toEqual([
      { realmId: 'r1', field: 'clientSecret' },
      { realmId: 'r2', field: 'apiKey' },
    ]);
    await expect(secrets.read('r2', 'apiKey')).rejects.toMatchObject({
      failure: {
        kind: 'secret-missing',
        field: 'apiKey',
        hint: expect.stringContaining("'Realm r2' and type its API key again"),
      },
    });
  });

  test('a token that cannot be read is simply asked for again', async () => {
    expect(await (await moved()).read('r1', 'token:client')).toBeNull();
  });

  test('typed again: off the list, while the others stay on it', async () => {
    const secrets = await moved();
    await secrets.write('r1', 'clientSecret', 'again');
    expect(await secrets.read('r1', 'clientSecret')).toBe('again');
    expect((await secrets.status()).unreadable).toEqual([{ realmId: 'r2', field: 'apiKey' }]);
  });

  test('the old keychain opens its secrets again', async () => {
    await (await moved()).write('r1', 'clientSecret', 'again');
    const back = await start(gnome);
    expect(await back.read('r1', 'clientSecret')).toBe('one');
    expect((await back.status()).unreadable).toEqual([]);
  });

  test('what was forgotten does not come back with it', async () => {
    const secrets = await moved();
    await secrets.forget('r1', 'clientSecret');
    await secrets.forgetRealm('r2');
    expect((await secrets.status()).unreadable).toEqual([]);
    const back = await start(gnome);
    expect(await back.read('r1', 'clientSecret')).toBeNull();
    expect(await back.read('r2', 'apiKey')).toBeNull();
  });
});

test('one damaged secret: that one is unreadable, the others live on', async () => {
  const secrets = await start(gnome);
  await secrets.write('r1', 'clientSecret', 'one');
  await secrets.write('r2', 'clientSecret', 'two');
  file.value = JSON.parse(
    JSON.stringify(file.value).replace(/("r1\/clientSecret":"[^"]{20})[^"]/, (all, head) =>
      all.endsWith('A') ? `${head}B` : `${head}A`,
    ),
  );
  expect((await secrets.status()).unreadable).toEqual([{ realmId: 'r1', field: 'clientSecret' }]);
  expect(await secrets.read('r2', 'clientSecret')).toBe('two');
});

test('a keychain locked for the moment: reading says so, the state stays stored', async () => {
  const secrets = await start(gnome);
  await secrets.write('r1', 'clientSecret', 'one');
  const silent: Keychain = {
    backend: 'gnome-libsecret',
    vaultFor: (drawer) => {
      const vault = gnome.vaultFor(drawer);
      const getPassword: Vault['getPassword'] = (service, account) =>
        account.startsWith('-/')
          ? vault.getPassword(service, account)
          : Promise.reject(fail('vault-unavailable', 'Locked.', 'Unlock it.', { retryable: true }));
      return { ...vault, getPassword };
    },
  };
  const locked = await start(silent);
  await expect(locked.read('r1', 'clientSecret')).rejects.toMatchObject({
    failure: { kind: 'vault-unavailable' },
  });
  expect(await locked.state('r1', 'clientSecret')).toBe('stored');
  expect((await locked.status()).unreadable).toEqual([]);
});

test('changes of typed secrets and of the keychain are told, tokens are not', async () => {
  await (await start(gnome)).write('r1', 'clientSecret', 'one');
  const secrets = await start(kde);
  const listener = vi.fn();
  const stop = secrets.onChange(listener);
  await secrets.acceptBackend();
  expect(listener).toHaveBeenCalledTimes(1);
  await secrets.write('r1', 'token:client', 'token');
  expect(listener).toHaveBeenCalledTimes(1);
  await secrets.write('r1', 'apiKey', 'key');
  await secrets.forget('r1', 'apiKey');
  expect(listener).toHaveBeenCalledTimes(3);
  stop();
  await secrets.write('r1', 'apiKey', 'key');
  expect(listener).toHaveBeenCalledTimes(3);
});
