import { beforeEach, expect, test } from 'vitest';
import { fail } from '../../shared/failure';
import { FakeClock } from '../wych/network-door-testing';
import { AppKeys, keyFingerprint } from './app-keys';
import { chooseKeychain, type Keychain } from './choose-keychain';
import { keyKeychain, MemoryFile, secretService } from './for-tests';
import { OpenVault } from './open-vault';
import type { Vault } from './vault';
import { vaultService } from './vault';

const gnome = keyKeychain('gnome-libsecret', 'gnome key');
const kde = keyKeychain('kwallet', 'kde key');
let file: MemoryFile;
let clock: FakeClock;

beforeEach(() => {
  file = new MemoryFile();
  clock = new FakeClock();
});

async function start(keychain: Keychain | null) {
  const choice = await chooseKeychain([async () => keychain ?? { problem: 'no keyring is running' }]);
  const opened = await OpenVault.open(file, choice);
  return { opened, keys: new AppKeys(opened, clock) };
}
const putSecret = (opened: OpenVault) => opened.vault.setPassword(vaultService, 'r1/clientSecret', 's');

/** A keychain whose vault does what `act` says before it does what it should. */
const meddled = (keychain: Keychain, act: (account: string) => Promise<void>): Keychain => ({
  backend: keychain.backend,
  vaultFor: (drawer) => {
    const vault = keychain.vaultFor(drawer);
    const meddle =
      <A extends unknown[], R>(call: (service: string, account: string, ...rest: A) => Promise<R>) =>
      async (service: string, account: string, ...rest: A) => {
        await act(account);
        return call.call(vault, service, account, ...rest);
      };
    return {
      getPassword: meddle(vault.getPassword),
      setPassword: meddle(vault.setPassword),
      deletePassword: meddle(vault.deletePassword),
      findCredentials: (service) => vault.findCredentials(service),
    } satisfies Vault;
  },
});
const isAppKey = (account: string) => account.endsWith('-key');

test('one key for each name, the same in every run', async () => {
  const { keys } = await start(gnome);
  const [audit, same, evidence] = await Promise.all([
    keys.get('audit'),
    keys.get('audit'),
    keys.get('evidence'),
  ]);
  expect(audit).toMatchObject({ lasting: true });
  expect(audit.key).toHaveLength(32);
  expect(same.key).toEqual(audit.key);
  expect(evidence.key).not.toEqual(audit.key);
  const later = await (await start(gnome)).keys.get('audit');
  expect(later).toEqual(audit);
  expect(keyFingerprint(audit.key)).toMatch(/^[0-9a-f]{16}$/);
  expect(JSON.stringify(file.value)).not.toContain(audit.key.toString('base64'));
});

test('without a keychain: one key for the run, another for the next, nothing on disk', async () => {
  const { keys } = await start(null);
  const audit = await keys.get('audit');
  expect(audit.lasting).toBe(false);
  expect(await keys.get('audit')).toEqual(audit);
  expect((await (await start(null)).keys.get('audit')).key).not.toEqual(audit.key);
  expect(await keys.keepNote('audit-head', 'x')).toBe(false);
  expect(await keys.note('audit-head')).toBeNull();
  expect(file.value.keyrings).toEqual([]);
});

test('another keychain with nothing but keys of the app in the old one: no question, and the old key comes back with it', async () => {
  const first = await (await start(gnome)).keys.get('audit');
  const elsewhere = await start(kde);
  expect(elsewhere.opened.state.state).toBe('open');
  expect(elsewhere.opened.accounts).toEqual([]);
  const second = await elsewhere.keys.get('audit');
  expect(second.key).not.toEqual(first.key);
  expect(await (await start(gnome)).keys.get('audit')).toEqual(first);
  expect(await (await start(kde)).keys.get('audit')).toEqual(second);
});

test('while the keychain is changed, a key of the run stands in, and becomes the lasting one once it is accepted', async () => {
  const before = await start(gnome);
  await putSecret(before.opened);
  const old = await before.keys.get('audit');
  const { opened, keys } = await start(kde);
  expect(opened.state.state).toBe('changed');
  const standIn = await keys.get('audit');
  expect(standIn.lasting).toBe(false);
  expect(await keys.note('audit-head')).toBeNull();
  await opened.acceptBackend();
  expect(await keys.get('audit')).toEqual({ key: standIn.key, lasting: true });
  expect(await (await start(kde)).keys.get('audit')).toEqual({ key: standIn.key, lasting: true });
  expect(await (await start(gnome)).keys.get('audit')).toEqual(old);
});

test('back with a keychain that has a key: that one, not what stood in', async () => {
  const first = await (await start(gnome)).keys.get('audit');
  let silent = true;
  const { keys } = await start(
    meddled(gnome, async (account) => {
      if (silent && isAppKey(account)) throw fail('vault-unavailable', 'Silent.', 'Wait.');
    }),
  );
  const standIn = await keys.get('audit');
  expect(standIn.lasting).toBe(false);
  silent = false;
  // It is not asked with every record: that could be a prompt each time.
  clock.advance(30_000);
  expect(await keys.get('audit')).toEqual(standIn);
  clock.advance(30_000);
  expect(await keys.get('audit')).toEqual(first);
});

test('a keychain that asks its owner for a password is not waited for, and its late answer is taken', async () => {
  const first = await (await start(gnome)).keys.get('audit');
  let unlock: () => void = () => {};
  const unlocked = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  const { keys } = await start(
    meddled(gnome, async (account) => {
      if (isAppKey(account)) await unlocked;
    }),
  );
  const asked = keys.get('audit');
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(5_000);
  const standIn = await asked;
  expect(standIn.lasting).toBe(false);
  // Nor a second time, nor for a note.
  expect(await keys.get('audit')).toEqual(standIn);
  expect(await keys.note('audit-head')).toBeNull();
  unlock();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await keys.get('audit')).toEqual(first);
  expect(clock.pending).toEqual([]);
});

test('a key that cannot be read any more is replaced', async () => {
  const { opened, keys } = await start(gnome);
  const first = await keys.get('audit');
  const account = `-/${opened.keyringId}/audit-key`;
  file.update((content) => {
    const secrets = content.keyrings[0]?.secrets[vaultService];
    if (secrets?.[account]) secrets[account] = 'djExAAAA';
    return content;
  });
  const second = await (await start(gnome)).keys.get('audit');
  expect(second.lasting).toBe(true);
  expect(second.key).not.toEqual(first.key);
  expect(await (await start(gnome)).keys.get('audit')).toEqual(second);
});

test('a vault file that cannot be written: a key for the run', async () => {
  const { keys } = await start(gnome);
  file.failure = fail('storage', 'Full.', 'Mend it.');
  expect((await keys.get('audit')).lasting).toBe(false);
  file.failure = undefined;
  clock.advance(60_000);
  expect((await keys.get('audit')).lasting).toBe(true);
});

test('notes are kept with their keychain', async () => {
  const { keys } = await start(gnome);
  await keys.get('audit');
  expect(await keys.note('audit-head')).toBeNull();
  expect(await keys.keepNote('audit-head', 'seven')).toBe(true);
  const later = (await start(gnome)).keys;
  await later.get('audit');
  expect(await later.note('audit-head')).toBe('seven');
  const elsewhere = (await start(kde)).keys;
  await elsewhere.get('audit');
  expect(await elsewhere.note('audit-head')).toBeNull();
});

test('two profiles of the app that share one Secret Service have a key each', async () => {
  const kept = new Map<string, string>();
  const first = await (await start(secretService(kept))).keys.get('audit');
  const profile = file;
  file = new MemoryFile();
  const second = await (await start(secretService(kept))).keys.get('audit');
  expect(second.key).not.toEqual(first.key);
  file = profile;
  expect(await (await start(secretService(kept))).keys.get('audit')).toEqual(first);
});

test('forgetting a realm leaves the keys of the app', async () => {
  const { opened, keys } = await start(gnome);
  await putSecret(opened);
  const audit = await keys.get('audit');
  expect(opened.accounts).toEqual(['r1/clientSecret']);
  await opened.vault.deletePassword(vaultService, 'r1/clientSecret');
  opened.forgetElsewhere('r1/clientSecret');
  expect(await (await start(gnome)).keys.get('audit')).toEqual(audit);
});
