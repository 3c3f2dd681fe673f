import type { Drawer } from './drawer';
import { seal, unseal } from './envelope';
import type { OsCipher } from './os-cipher';
import { readableCredentials, UnreadableSecretError, type Vault } from './vault';

/** Secrets sealed with a key that the system's keychain holds; the ciphertext is in the vault's file. */
export class CipherVault implements Vault {
  constructor(
    private readonly cipher: OsCipher,
    private readonly drawer: Drawer,
  ) {}

  async setPassword(service: string, account: string, password: string): Promise<void> {
    const ciphertext = await this.cipher.encrypt(seal(service, account, password));
    this.drawer.put(service, account, ciphertext.toString('base64'));
  }

  async getPassword(service: string, account: string): Promise<string | null> {
    const stored = this.drawer.get(service, account);
    if (stored === null) return null;
    const opened = await this.cipher.decrypt(Buffer.from(stored, 'base64'));
    const value = opened ? unseal(service, account, opened.text) : null;
    if (!opened || value === null) throw new UnreadableSecretError(account);
    if (opened.stale) await this.#sealAgain(service, account, value, stored);
    return value;
  }

  /** Only what still stands there, lest it bring back a secret that was replaced or forgotten meanwhile. Failing does no harm: it is readable. */
  async #sealAgain(service: string, account: string, value: string, stored: string): Promise<void> {
    try {
      const ciphertext = await this.cipher.encrypt(seal(service, account, value));
      if (this.drawer.get(service, account) === stored)
        this.drawer.put(service, account, ciphertext.toString('base64'));
    } catch {
      // Tried again with the next reading.
    }
  }

  async deletePassword(service: string, account: string): Promise<boolean> {
    return this.drawer.remove(service, account);
  }

  findCredentials(service: string): Promise<Array<{ account: string; password: string }>> {
    return readableCredentials(this, service, this.drawer.accounts(service));
  }
}
