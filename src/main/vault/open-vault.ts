/**
 * Opens the vault with today's keychain, or stops and asks (#14).
 *
 * On Linux the desktop's name decides which keychain Chromium takes, so the same computer may come with another one tomorrow; and a keychain
 * that was wiped comes back with a new key. Every keychain that seals for us therefore also seals a fingerprint: its record's own id.
 * At the start:
 *
 *   today's keychain opens a record's fingerprint  → that record is in use again, whatever its backend is called now
 *   it opens none, and nothing is at stake         → a new record for it
 *   it opens none, and secrets are at stake        → `changed`: nothing is read, nothing written, until `acceptBackend()`
 *
 * Records of other keychains are kept: a keychain that comes back opens its secrets again.
 */
import { randomUUID } from 'node:crypto';
import { FailureError, fail } from '../../shared/failure';
import type { VaultStatus } from '../../shared/vault-status';
import type { Stored } from '../storage/stored';
import { backendName, type Choice, explainSession } from './choose-keychain';
import { fingerprintOf, Keyrings } from './keyrings';
import { SessionVault } from './session-vault';
import { UnreadableSecretError, type Vault, vaultService } from './vault';
import type { KeyringRecord, VaultContent } from './vault-file';

/** `keyringId` is null for the memory of this run. */
interface InUse {
  vault: Vault;
  keyringId: string | null;
}

export class OpenVault {
  /** Null while `changed`. */
  #inUse: InUse | null = null;
  #explanation: string;
  #accepting: Promise<void> | undefined;
  readonly #keyrings: Keyrings;
  readonly #session = new SessionVault();

  private constructor(
    file: Stored<VaultContent>,
    private readonly choice: Choice,
    private readonly newId: () => string,
  ) {
    this.#keyrings = new Keyrings(file);
    this.#explanation = choice.explanation;
  }

  /** Never throws for what is stored, for a keychain that does not work or for a disk that cannot be written. */
  static async open(
    file: Stored<VaultContent>,
    choice: Choice,
    newId: () => string = randomUUID,
  ): Promise<OpenVault> {
    const opened = new OpenVault(file, choice, newId);
    await opened.#open();
    return opened;
  }

  /** The vault in use. Throws a `vault-changed` Failure until the operator has decided. */
  get vault(): Vault {
    if (this.#inUse) return this.#inUse.vault;
    throw fail(
      'vault-changed',
      this.state.explanation,
      'Start the app with the earlier keychain again, or go on with the one of today and type the secrets again.',
    );
  }

  /** All of the status but the secrets that cannot be read. */
  get state(): Omit<VaultStatus, 'unreadable'> {
    const inMemory = this.#inUse !== null && this.#inUse.keyringId === null;
    const backend = inMemory ? 'session' : (this.choice.keychain?.backend ?? 'session');
    const sealedBy = this.#keyrings.atStake?.backend;
    if (this.#inUse || !sealedBy) return { backend, state: 'open', explanation: this.#explanation };
    const today =
      backend === 'session'
        ? 'Today there is no keychain that the app can use.'
        : `Today the app can use only ${backendName(backend)}.`;
    const reason =
      sealedBy === backend
        ? `Secrets are stored, but ${backendName(backend)} does not have the key that sealed them: it was wiped or replaced.`
        : `Secrets are stored that were sealed with ${backendName(sealedBy)}. ${today}`;
    return { backend, state: 'changed', sealedBy, explanation: `${reason} They are kept as they are.` };
  }

  /** The record in use; null while `changed`, and where secrets live in memory. */
  get keyringId(): string | null {
    return this.#inUse?.keyringId ?? null;
  }

  /** Every account of realms that is stored, by any keychain or in memory, readable today or not. */
  get accounts(): string[] {
    return [...new Set([...this.#keyrings.accounts, ...this.#session.accounts(vaultService)])];
  }

  /**
   * Goes on with the keychain of today; what others sealed is kept. Throws a Failure when today's does not work (`vault-unavailable`) or the
   * file cannot be written (`storage`). Asked twice at once, it is done once: two records would each take the other for abandoned.
   */
  acceptBackend(): Promise<void> {
    this.#accepting ??= this.#accept().finally(() => {
      this.#accepting = undefined;
    });
    return this.#accepting;
  }

  async #accept(): Promise<void> {
    if (this.#inUse) return;
    if (!this.choice.keychain) this.#keyrings.use('session');
    this.#inUse = await this.#enrol();
  }

  /** Drops what keychains other than the one in use have sealed for an account. */
  forgetElsewhere(account: string): void {
    if (this.#inUse) this.#keyrings.forget(account, this.#inUse.keyringId);
  }

  async #open(): Promise<void> {
    const known = await this.#recognise();
    if (!known && this.#keyrings.atStake) return;
    try {
      if (known) this.#keyrings.use(known.keyringId);
      this.#inUse = known ?? (await this.#enrol());
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      this.#explanation = explainSession([error.failure.message.replace(/\.$/, '')]);
      this.#inUse = { vault: this.#session, keyringId: null };
    }
  }

  /** The record whose fingerprint today's keychain opens. */
  async #recognise(): Promise<{ vault: Vault; keyringId: string } | undefined> {
    for (const record of this.#keyrings.all) {
      const vault = this.#vaultOf(record);
      if (vault && (await opensFingerprint(vault, record.id))) return { vault, keyringId: record.id };
    }
    return undefined;
  }

  /** A keychain that holds secrets and one that holds a key keep different things in their drawers. */
  #vaultOf({ id, backend }: KeyringRecord): Vault | undefined {
    const { keychain } = this.choice;
    const sameKind = (backend === 'secret-service') === (keychain?.backend === 'secret-service');
    return sameKind ? keychain?.vaultFor(this.#keyrings.drawer(id)) : undefined;
  }

  async #enrol(): Promise<InUse> {
    const { keychain } = this.choice;
    if (!keychain) return { vault: this.#session, keyringId: null };
    const id = this.newId();
    this.#keyrings.add(id, keychain.backend);
    const vault = keychain.vaultFor(this.#keyrings.drawer(id));
    await vault.setPassword(vaultService, fingerprintOf(id), id);
    this.#keyrings.use(id);
    return { vault, keyringId: id };
  }
}

async function opensFingerprint(vault: Vault, keyringId: string): Promise<boolean> {
  try {
    return (await vault.getPassword(vaultService, fingerprintOf(keyringId))) === keyringId;
  } catch (error) {
    if (error instanceof UnreadableSecretError || error instanceof FailureError) return false;
    throw error;
  }
}
