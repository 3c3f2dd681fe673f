/** A vault's file in memory, and keychains that behave as Chromium's do on Linux: AES-CBC, no integrity check, a fixed start vector. */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { VaultBackend } from '../../shared/vault-status';
import type { Stored } from '../storage/stored';
import type { Keychain } from './choose-keychain';
import { CipherVault } from './cipher-vault';
import type { KeyringEntries } from './keychain-vault';
import { KeychainVault } from './keychain-vault';
import type { OsCipher } from './os-cipher';
import { emptyVault, type VaultContent } from './vault-file';

/** Outlives the vaults that are opened on it, as a file outlives a run. */
export class MemoryFile implements Stored<VaultContent> {
  value: VaultContent = structuredClone(emptyVault);
  /** Set to make every write fail. */
  failure: Error | undefined;

  update(change: (value: VaultContent) => VaultContent): void {
    if (this.failure) throw this.failure;
    this.value = change(structuredClone(this.value));
  }
}

const startVector = Buffer.alloc(16, ' ');
const prefix = Buffer.from('v11');

/** Bits can be flipped in what it makes, and it decrypts to garbage without a word more often than not. */
export function malleableCipher(password: string): OsCipher {
  const key = createHash('md5').update(password).digest();
  return {
    encrypt: async (text) => {
      const cipher = createCipheriv('aes-128-cbc', key, startVector);
      return Buffer.concat([prefix, cipher.update(text, 'utf8'), cipher.final()]);
    },
    decrypt: async (ciphertext) => {
      try {
        const cipher = createDecipheriv('aes-128-cbc', key, startVector);
        const bytes = Buffer.concat([cipher.update(ciphertext.subarray(prefix.length)), cipher.final()]);
        return { text: bytes.toString('utf8'), stale: false };
      } catch {
        return null;
      }
    },
  };
}

/** A keychain that holds a key; another password is another key. */
export const keyKeychain = (backend: VaultBackend, password: string): Keychain => ({
  backend,
  vaultFor: (drawer) => new CipherVault(malleableCipher(password), drawer),
});

/** A Secret Service that keeps its entries in `kept`. */
export const entriesIn =
  (kept: Map<string, string>): KeyringEntries =>
  (service, account) => ({
    setPassword: async (password) => void kept.set(`${service}:${account}`, password),
    getPassword: async () => kept.get(`${service}:${account}`) ?? null,
    deletePassword: async () => kept.delete(`${service}:${account}`),
  });

export const secretService = (kept: Map<string, string>): Keychain => ({
  backend: 'secret-service',
  vaultFor: (drawer) => new KeychainVault(entriesIn(kept), drawer),
});
