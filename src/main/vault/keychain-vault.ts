/**
 * Secrets in the Secret Service itself, for desktops that Chromium does not recognise although a keyring runs (#18).
 *
 * The library's keytar entry falls back in silence to the kernel's in-memory keyring, gone after a reboot. So every entry is pinned
 * to the Secret Service, each write is read back, and the library's own search, which cannot be pinned, is not used: which secrets there
 * are stands in the vault's file. A secret on that list that the keyring no longer has was wiped: unreadable, not absent (#16).
 */
import { randomUUID } from 'node:crypto';
import type { Keychain } from './choose-keychain';
import type { Drawer } from './drawer';
import { seal, unseal } from './envelope';
import { keychainSilent } from './os-cipher';
import { readableCredentials, UnreadableSecretError, type Vault, vaultService } from './vault';

/** What we use of the keyring library: one entry of one service. */
export interface KeyringEntry {
  setPassword(password: string): Promise<void>;
  getPassword(): Promise<string | null>;
  deletePassword(): Promise<boolean>;
}
export type KeyringEntries = (service: string, account: string) => KeyringEntry;

export class KeychainVault implements Vault {
  constructor(
    private readonly entries: KeyringEntries,
    private readonly drawer: Drawer,
  ) {}

  async setPassword(service: string, account: string, password: string): Promise<void> {
    const sealed = seal(service, account, password);
    const kept = await answer(async () => {
      const entry = this.entries(service, account);
      await entry.setPassword(sealed);
      return entry.getPassword();
    });
    if (kept !== sealed) throw keychainSilent();
    this.drawer.put(service, account, '');
  }

  async getPassword(service: string, account: string): Promise<string | null> {
    if (this.drawer.get(service, account) === null) return null;
    const sealed = await answer(() => this.entries(service, account).getPassword());
    const value = sealed === null ? null : unseal(service, account, sealed);
    if (value === null) throw new UnreadableSecretError(account);
    return value;
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    if (this.drawer.get(service, account) === null) return false;
    await answer(() => this.entries(service, account).deletePassword());
    return this.drawer.remove(service, account);
  }

  findCredentials(service: string): Promise<Array<{ account: string; password: string }>> {
    return readableCredentials(this, service, this.drawer.accounts(service));
  }
}

/** The library's errors may quote what it was given: they are replaced, not wrapped. */
async function answer<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw keychainSilent();
  }
}

/** The Secret Service of this desktop when it keeps a trial entry, or why not. Linux only: elsewhere safeStorage always has a keychain. */
export async function findSecretService(): Promise<Keychain | { problem: string }> {
  if (process.platform !== 'linux') return { problem: 'there is no other keychain on this system' };
  try {
    const entries = await secretServiceEntries();
    await Promise.race([tryOut(entries), outOfPatience()]);
    return { backend: 'secret-service', vaultFor: (drawer) => new KeychainVault(entries, drawer) };
  } catch {
    return { problem: 'no Secret Service keyring is running and unlocked' };
  }
}

/** Loaded when first needed: it is native, and most computers never need it. An entry holds no secret, but costs a connection each. */
export async function secretServiceEntries(): Promise<KeyringEntries> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  const opened = new Map<string, KeyringEntry>();
  return (service, account) => {
    const key = JSON.stringify([service, account]);
    const entry = opened.get(key) ?? new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
    opened.set(key, entry);
    return entry;
  };
}

/** A locked keyring asks the operator for its password, for as long as they take; the app starts without it after half a minute. */
const patience = 30_000;

const outOfPatience = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error('The keyring did not answer.')), patience).unref();
  });

async function tryOut(entries: KeyringEntries): Promise<void> {
  const trial = randomUUID();
  const entry = entries(vaultService, `-/trial-${trial}`);
  await entry.setPassword(trial);
  const kept = await entry.getPassword();
  await entry.deletePassword();
  if (kept !== trial) throw new Error('The keyring did not keep the trial entry.');
}
