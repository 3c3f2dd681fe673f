/**
 * Keys that the app makes for itself and keeps in the vault: for the audit log's chain, for encrypting evidence. Nobody types them, so their
 * loss asks no question.
 *
 * The hard thing: there must always be a key, at once. While the keychain is `changed`, absent, locked or silent, a key of this run stands
 * in; `lasting` says which one it is. So whoever asks again later may be given another key, and must be ready for it.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { appAccountOf } from './keyrings';
import type { OpenVault } from './open-vault';
import { UnreadableSecretError, vaultService } from './vault';

export type AppKeyName = 'audit' | 'evidence';

export interface AppKey {
  /** 32 bytes. */
  key: Buffer;
  /** Whether a later start of the app will be given the same. */
  lasting: boolean;
}

/** Names a key without telling it: the first 16 hex digits of its SHA-256. */
export const keyFingerprint = (key: Buffer): string =>
  createHash('sha256').update(key).digest('hex').slice(0, 16);

/** Milliseconds. A locked keychain may be asking its owner for a password: nobody's record waits longer for that. */
const patience = 5_000;
/** Milliseconds until a keychain that failed is asked again, since each time may show the operator a prompt. */
const rest = 60_000;

const keyLength = 32;

export class AppKeys {
  readonly #ofVault = new Map<AppKeyName, Buffer>();
  readonly #ofThisRun = new Map<AppKeyName, Buffer>();
  readonly #asking = new Map<AppKeyName, Promise<void>>();
  /** Epoch milliseconds. */
  readonly #askedAt = new Map<AppKeyName, number>();

  constructor(
    private readonly opened: Pick<OpenVault, 'vault' | 'keyringId'>,
    private readonly clock: Clock,
    private readonly random: (bytes: number) => Buffer = randomBytes,
  ) {}

  /** Never throws. Made at first use. */
  async get(name: AppKeyName): Promise<AppKey> {
    if (!this.#ofVault.has(name) && this.opened.keyringId !== null) await this.#ask(name);
    const key = this.#ofVault.get(name);
    return key ? { key, lasting: true } : { key: this.#standIn(name), lasting: false };
  }

  /** A word that the app left in the vault; null when there is none, or none that can be read now. Never throws. */
  async note(name: string): Promise<string | null> {
    const account = this.#noteAccount(name);
    if (account === null) return null;
    return this.#patiently(this.opened.vault.getPassword(vaultService, account), null);
  }

  /** Whether the vault keeps it for a later start. Never throws. */
  async keepNote(name: string, text: string): Promise<boolean> {
    const account = this.#noteAccount(name);
    if (account === null) return false;
    const kept = this.opened.vault.setPassword(vaultService, account, text).then(() => true);
    return this.#patiently(kept, false);
  }

  /** Null where a keychain has not given a key in this run: it would not give a note either. */
  #noteAccount(name: string): string | null {
    const { keyringId } = this.opened;
    return keyringId === null || this.#ofVault.size === 0 ? null : appAccountOf(keyringId, name);
  }

  #standIn(name: AppKeyName): Buffer {
    const key = this.#ofThisRun.get(name) ?? this.random(keyLength);
    this.#ofThisRun.set(name, key);
    return key;
  }

  /** One question at a time; an answer that comes late is there for the next who asks. */
  async #ask(name: AppKeyName): Promise<void> {
    const now = this.clock.now();
    const waited = now - (this.#askedAt.get(name) ?? Number.NEGATIVE_INFINITY);
    let answer = this.#asking.get(name);
    if (answer ? waited >= patience : waited >= 0 && waited < rest) return;
    if (!answer) {
      this.#askedAt.set(name, now);
      answer = this.#fetch(name)
        .catch(() => {})
        .finally(() => this.#asking.delete(name));
      this.#asking.set(name, answer);
    }
    await this.#patiently(answer, undefined);
  }

  async #patiently<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    const answered = new AbortController();
    const outOfPatience = this.clock.sleep(patience, answered.signal).then(() => otherwise);
    try {
      return await Promise.race([answer, outOfPatience]);
    } catch {
      return otherwise;
    } finally {
      outOfPatience.catch(() => {});
      answered.abort();
    }
  }

  /** One that is stored but cannot be opened is lost, and a new one takes its place. */
  async #fetch(name: AppKeyName): Promise<void> {
    const { keyringId, vault } = this.opened;
    if (keyringId === null) return;
    const account = appAccountOf(keyringId, `${name}-key`);
    const kept = await vault.getPassword(vaultService, account).catch((error: unknown) => {
      if (error instanceof UnreadableSecretError) return null;
      throw error;
    });
    const key = Buffer.from(kept ?? '', 'base64');
    if (key.length === keyLength) return void this.#ofVault.set(name, key);
    // What stood in so far becomes the key that lasts: what was made with it stays readable.
    const made = this.#standIn(name);
    await vault.setPassword(vaultService, account, made.toString('base64'));
    this.#ofVault.set(name, made);
  }
}
