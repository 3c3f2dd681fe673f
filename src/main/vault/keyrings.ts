import type { VaultBackend } from '../../shared/vault-status';
import type { Stored } from '../storage/stored';
import { Drawer } from './drawer';
import { vaultService } from './vault';
import type { KeyringRecord, VaultContent } from './vault-file';

/** '-' is no realm id, so no realm's secret can have this account. */
export const fingerprintOf = (keyringId: string): string => `-/${keyringId}`;
const isSecret = (account: string): boolean => !account.startsWith('-/');

/** What the app keeps for itself under a record: named with the record's id, because profiles of the app may share one Secret Service. */
export const appAccountOf = (keyringId: string, name: string): string =>
  `${fingerprintOf(keyringId)}/${name}`;

/** The vault file's records, one for each keychain that ever sealed something. Writing throws a `storage` Failure when it fails. */
export class Keyrings {
  constructor(private readonly file: Stored<VaultContent>) {}

  /** The record in use first. */
  get all(): KeyringRecord[] {
    const { keyrings, current } = this.file.value;
    return [...keyrings].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  }

  /** The record in use at last, when it holds secrets that another keychain cannot open. */
  get atStake(): KeyringRecord | undefined {
    const { keyrings, current } = this.file.value;
    return keyrings.find(({ id }) => id === current && this.#secrets(id).length > 0);
  }

  /** Every account that any keychain has sealed. */
  get accounts(): string[] {
    return [...new Set(this.file.value.keyrings.flatMap(({ id }) => this.#secrets(id)))];
  }

  drawer(keyringId: string): Drawer {
    return new Drawer(this.file, keyringId);
  }

  /** A new record; those that hold nothing but their fingerprint are dropped on the way. */
  add(id: string, backend: VaultBackend): void {
    this.file.update((content) => ({
      ...content,
      keyrings: [
        ...content.keyrings.filter((other) => this.#holdsAnything(other.id)),
        { id, backend, secrets: {} },
      ],
    }));
  }

  /** Which record is in use; `session` for none, because the operator said so. */
  use(current: string | 'session'): void {
    if (this.file.value.current !== current) this.file.update((content) => ({ ...content, current }));
  }

  forget(account: string, except: string | null): void {
    for (const { id } of this.file.value.keyrings)
      if (id !== except) this.drawer(id).remove(vaultService, account);
  }

  /** A key of the app's own is worth keeping, too: its keychain may come back. But nobody has to type it, so it is not at stake. */
  #holdsAnything(keyringId: string): boolean {
    const accounts = this.drawer(keyringId).accounts(vaultService);
    return accounts.some((account) => account !== fingerprintOf(keyringId));
  }

  #secrets(keyringId: string): string[] {
    return this.drawer(keyringId).accounts(vaultService).filter(isSecret);
  }
}
