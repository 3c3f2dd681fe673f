import type { Stored } from '../storage/stored';
import type { KeyringRecord, VaultContent } from './vault-file';

/** The part of the vault's file that belongs to one keychain. */
export class Drawer {
  constructor(
    private readonly file: Stored<VaultContent>,
    readonly keyringId: string,
  ) {}

  get(service: string, account: string): string | null {
    return this.#secrets()[service]?.[account] ?? null;
  }

  accounts(service: string): string[] {
    return Object.keys(this.#secrets()[service] ?? {});
  }

  /** Throws a `storage` Failure when the file cannot be written. */
  put(service: string, account: string, text: string): void {
    this.#change((secrets) => ({ ...secrets, [service]: { ...secrets[service], [account]: text } }));
  }

  /** Whether there was one. Throws a `storage` Failure when the file cannot be written. */
  remove(service: string, account: string): boolean {
    if (this.get(service, account) === null) return false;
    this.#change((secrets) => {
      const { [account]: _, ...rest } = secrets[service] ?? {};
      return { ...secrets, [service]: rest };
    });
    return true;
  }

  #secrets(): KeyringRecord['secrets'] {
    return this.file.value.keyrings.find(({ id }) => id === this.keyringId)?.secrets ?? {};
  }

  #change(change: (secrets: KeyringRecord['secrets']) => KeyringRecord['secrets']): void {
    this.file.update((content) => ({
      ...content,
      keyrings: content.keyrings.map((keyring) =>
        keyring.id === this.keyringId ? { ...keyring, secrets: change(keyring.secrets) } : keyring,
      ),
    }));
  }
}
