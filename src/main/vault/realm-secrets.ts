/** The vault in the words of realms. Only the token broker, the wych client and the realm registry hold it. */
import { fail } from '../../shared/failure';
import { type RealmId, type SecretField, type SecretState, secretFields } from '../../shared/realm';
import type { VaultStatus } from '../../shared/vault-status';
import type { OpenVault } from './open-vault';
import { UnreadableSecretError, vaultService } from './vault';

/** What a realm keeps in the vault: its two typed secrets and its cached tokens (one for each subject). */
export type SecretName = SecretField | `token:${string}`;

/**
 * While the keychain is `changed`, all but `state` throws a `vault-changed` Failure; a keychain that does not answer throws
 * `vault-unavailable`. No error holds a value.
 */
export interface RealmSecrets {
  /**
   * Null when absent. A typed secret that is stored but cannot be read throws a `secret-missing` Failure; such a token is answered as absent,
   * since a new one costs one request and no typing.
   */
  read(realmId: RealmId, name: SecretName): Promise<string | null>;
  /** What another keychain sealed under this name is kept, and is back with that keychain. */
  write(realmId: RealmId, name: SecretName, value: string): Promise<void>;
  /** In every keychain's file: what is forgotten does not come back. */
  forget(realmId: RealmId, name: SecretName): Promise<void>;
  /** Everything of a realm that is deleted. */
  forgetRealm(realmId: RealmId): Promise<void>;
  /** Never throws. A secret whose keychain does not answer at the moment counts as stored. */
  state(realmId: RealmId, field: SecretField): Promise<SecretState>;
}

const labels: Record<SecretField, string> = { clientSecret: 'client secret', apiKey: 'API key' };
const isField = (name: string): name is SecretField => (secretFields as readonly string[]).includes(name);
const accountOf = (realmId: RealmId, name: SecretName): string => `${realmId}/${name}`;

/** Reads are not cached: opening a secret takes microseconds to a few milliseconds, and it is in memory only while it is used. */
export class VaultRealmSecrets implements RealmSecrets {
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly opened: OpenVault,
    /** For failures: the operator knows realms by name. */
    private readonly realmName: (realmId: RealmId) => string,
  ) {}

  async read(realmId: RealmId, name: SecretName): Promise<string | null> {
    const account = accountOf(realmId, name);
    const value = await this.#open(account);
    if (value !== 'unreadable') return value?.password ?? null;
    if (!isField(name)) return null;
    throw fail(
      'secret-missing',
      `The ${labels[name]} of '${this.realmName(realmId)}' is stored but this keychain cannot open it.`,
      `Edit the realm '${this.realmName(realmId)}' and type its ${labels[name]} again.`,
      { field: name },
    );
  }

  async write(realmId: RealmId, name: SecretName, value: string): Promise<void> {
    await this.opened.vault.setPassword(vaultService, accountOf(realmId, name), value);
    this.#tell(name);
  }

  async forget(realmId: RealmId, name: SecretName): Promise<void> {
    await this.#forget(accountOf(realmId, name));
    this.#tell(name);
  }

  async forgetRealm(realmId: RealmId): Promise<void> {
    for (const account of this.opened.accounts)
      if (account.startsWith(`${realmId}/`)) await this.#forget(account);
    this.#tell('clientSecret');
  }

  async state(realmId: RealmId, field: SecretField): Promise<SecretState> {
    const account = accountOf(realmId, field);
    const known = this.opened.accounts.includes(account);
    if (this.opened.state.state === 'changed') return known ? 'unreadable' : 'missing';
    try {
      const value = await this.#open(account);
      if (value === 'unreadable') return 'unreadable';
      return value ? 'stored' : 'missing';
    } catch {
      return known ? 'stored' : 'missing';
    }
  }

  async status(): Promise<VaultStatus> {
    const unreadable: VaultStatus['unreadable'] = [];
    for (const account of this.opened.accounts) {
      const [realmId = '', field = ''] = account.split('/');
      if (isField(field) && (await this.state(realmId, field)) === 'unreadable')
        unreadable.push({ realmId, field });
    }
    return { ...this.opened.state, unreadable };
  }

  /** Goes on with the keychain of today (#14). */
  async acceptBackend(): Promise<VaultStatus> {
    await this.opened.acceptBackend();
    this.#tell('clientSecret');
    return this.status();
  }

  /** Told when the answer of `status` or `state` may have changed; call what it returns to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Absent in the keychain of today but sealed by another one is unreadable too: the operator did type it. */
  async #open(account: string): Promise<{ password: string } | 'unreadable' | null> {
    try {
      const password = await this.opened.vault.getPassword(vaultService, account);
      if (password !== null) return { password };
    } catch (error) {
      if (!(error instanceof UnreadableSecretError)) throw error;
      return 'unreadable';
    }
    return this.opened.accounts.includes(account) ? 'unreadable' : null;
  }

  async #forget(account: string): Promise<void> {
    await this.opened.vault.deletePassword(vaultService, account);
    this.opened.forgetElsewhere(account);
  }

  /** Tokens come and go all day and are no part of the status. */
  #tell(name: SecretName): void {
    if (isField(name)) for (const listener of this.#listeners) listener();
  }
}
