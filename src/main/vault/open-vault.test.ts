import { beforeEach, describe, expect, test } from 'vitest';
import { fail } from '../../shared/failure';
import { chooseKeychain, type Keychain } from './choose-keychain';
import { keyKeychain, MemoryFile, secretService } from './for-tests';
import { OpenVault } from './open-vault';
import { vaultService } from './vault';

const account = 'r1/clientSecret';
const gnome = keyKeychain('gnome-libsecret', 'gnome key');
const kde = keyKeychain('kwallet', 'kde key');
const none = null;
let file: MemoryFile;

beforeEach(() => {
  file = new MemoryFile();
});

/** A new run of the app, on a desktop with this keychain. */
async function start(keychain: Keychain | null): Promise<OpenVault> {
  const choice = await chooseKeychain([async () => keychain ?? { problem: 'no keyring is running' }]);
  return OpenVault.open(file, choice);
}
const put = (opened: OpenVault, value: string) => opened.vault.setPassword(vaultService, account, value);
const get = (opened: OpenVault) => opened.vault.getPassword(vaultService, account);

test('the same keychain opens its secrets in every run', async () => {
  await put(await start(gnome), 'secret');
  const again = await start(gnome);
  expect(again.state).toMatchObject({ backend: 'gnome-libsecret', state: 'open' });
  expect(await get(again)).toBe('secret');
});

test('without a keychain: in memory for this run, and nothing on disk', async () => {
  const opened = await start(none);
  await put(opened, 'secret');
  expect(opened.state).toMatchObject({ backend: 'session', state: 'open' });
  expect(opened.state.explanation).toContain('typed again after a restart');
  expect(opened.state.explanation).toContain('no keyring is running');
  expect(await get(opened)).toBe('secret');
  expect(opened.accounts).toEqual([account]);
  expect(file.value).toEqual({ version: 1, current: null, keyrings: [] });
  expect(await get(await start(none))).toBeNull();
});

describe.each([
  { change: 'another desktop', today: kde, backend: 'kwallet' },
  { change: 'no keychain any more', today: none, backend: 'session' },
  {
    change: 'a keyring wiped and made anew',
    today: keyKeychain('gnome-libsecret', 'new'),
    backend: 'gnome-libsecret',
  },
  {
    change: 'a Secret Service that Chromium does not know',
    today: secretService(new Map()),
    backend: 'secret-service',
  },
])('the keychain changed: $change', ({ today, backend }) => {
  test('the app stops: nothing is read, nothing is written', async () => {
    await put(await start(gnome), 'secret');
    const before = structuredClone(file.value);
    const opened = await start(today);
    expect(opened.state).toMatchObject({ backend, state: 'changed', sealedBy: 'gnome-libsecret' });
    expect(() => opened.vault).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ kind: 'vault-changed' }) }),
    );
    opened.forgetElsewhere(account);
    expect(file.value).toEqual(before);
    expect(opened.accounts).toEqual([account]);
    // Asked again at the next start, too.
    expect((await start(today)).state.state).toBe('changed');
  });

  test('back with the old keychain, nothing was asked and nothing is lost', async () => {
    await put(await start(gnome), 'secret');
    await start(today);
    const back = await start(gnome);
    expect(back.state.state).toBe('open');
    expect(await get(back)).toBe('secret');
  });

  test('accepted: goes on, keeps the ciphertext, and the old keychain opens it again', async () => {
    await put(await start(gnome), 'secret');
    const opened = await start(today);
    await opened.acceptBackend();
    expect(opened.state).toMatchObject({ backend, state: 'open' });
    expect(await get(opened)).toBeNull();
    await put(opened, 'typed again');
    expect((await start(today)).state.state).toBe('open');
    const back = await start(gnome);
    expect(back.state.state).toBe('open');
    expect(await get(back)).toBe('secret');
  });
});

test('nothing stored: a change needs no question', async () => {
  await start(gnome);
  expect((await start(kde)).state).toMatchObject({ backend: 'kwallet', state: 'open' });
  expect((await start(none)).state).toMatchObject({ backend: 'session', state: 'open' });
  expect((await start(gnome)).state).toMatchObject({ backend: 'gnome-libsecret', state: 'open' });
  expect(file.value.keyrings).toHaveLength(1);
});

test('a backend that is only called something else is the same keychain', async () => {
  await put(await start(gnome), 'secret');
  const renamed = await start(keyKeychain('kwallet', 'gnome key'));
  expect(renamed.state).toMatchObject({ backend: 'kwallet', state: 'open' });
  expect(await get(renamed)).toBe('secret');
});

test('two profiles of the app share one Secret Service without disturbing each other', async () => {
  const kept = new Map<string, string>();
  await put(await start(secretService(kept)), 'secret');
  const first = file;
  file = new MemoryFile();
  await start(secretService(kept));
  file = first;
  expect(await get(await start(secretService(kept)))).toBe('secret');
});

test('a Secret Service that was emptied is a change', async () => {
  const kept = new Map<string, string>();
  await put(await start(secretService(kept)), 'secret');
  kept.clear();
  expect((await start(secretService(kept))).state).toMatchObject({
    state: 'changed',
    sealedBy: 'secret-service',
    backend: 'secret-service',
  });
});

test('a disk that cannot be written: in memory, and says why', async () => {
  file.failure = fail('storage', 'The secrets file cannot be written.', 'Mend it.');
  const opened = await start(gnome);
  expect(opened.state).toMatchObject({ backend: 'session', state: 'open' });
  expect(opened.state.explanation).toContain('The secrets file cannot be written');
  await put(opened, 'secret');
  expect(await get(opened)).toBe('secret');
});

test('the second choice says why it is not the first', async () => {
  const choice = await chooseKeychain([
    async () => ({ problem: 'no keychain was found for this desktop' }),
    async () => secretService(new Map()),
  ]);
  expect(choice.keychain?.backend).toBe('secret-service');
  expect(choice.explanation).toContain('no keychain was found for this desktop');
});

test('accepted twice at once: one record, and what is typed then is kept', async () => {
  await put(await start(gnome), 'secret');
  const seals: Array<() => void> = [];
  // The second seal is the first to be answered.
  const slow: Keychain = {
    backend: 'kwallet',
    vaultFor: (drawer) => {
      const vault = kde.vaultFor(drawer);
      const setPassword = async (...sealed: Parameters<typeof vault.setPassword>) => {
        await new Promise<void>((resolve) => seals.push(resolve));
        await vault.setPassword(...sealed);
      };
      return Object.assign(Object.create(vault), { setPassword });
    },
  };
  const opened = await start(slow);
  const accepted = [opened.acceptBackend(), opened.acceptBackend()];
  for (const answered of seals.reverse()) {
    answered();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(accepted);
  expect(file.value.keyrings.map(({ backend }) => backend)).toEqual(['gnome-libsecret', 'kwallet']);
  expect(file.value.keyrings.map(({ id }) => id)).toContain(file.value.current);
});
