/**
 * Tokens outlive the app, encrypted like the secrets (C4), and a token that cannot be kept or read is only fetched again: nothing here
 * ever fails a call.
 *
 * A client's token has one fixed name in its realm, and the record says whose it is. So a profile that was edited finds its old token
 * under the same name, sees that it is another's, and nothing is left behind in the keychain.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RealmId } from '../../shared/realm';
import type { RealmSecrets, SecretName } from '../vault/realm-secrets';
import { isPlausible, type Token } from './token-life';

/** Whose token it is. */
export interface TokenOwner {
  realmId: RealmId;
  issuer: string;
  clientId: string;
  /** The customer acted for; absent for the client's own. */
  subject?: string;
  scope?: string;
}

const digest = (parts: ReadonlyArray<string | undefined>): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** The same for the same token, whatever the realm is called. */
export const ownerKey = ({ issuer, clientId, subject, scope }: TokenOwner): string =>
  digest([issuer, clientId, subject, scope]);

export const clientTokenName = 'token:client' satisfies SecretName;

/** One name for each customer, whatever the scope, so that all that is kept in their context can be found and forgotten (V6). */
export const subjectTokenName = (subject: string): SecretName => `token:${digest([subject])}`;

export const tokenName = ({ subject, scope }: TokenOwner): SecretName => {
  if (subject !== undefined) return subjectTokenName(subject);
  return scope === undefined ? clientTokenName : `token:${digest([undefined, scope])}`;
};

const recordSchema = z.strictObject({
  owner: z.string(),
  value: z.string().min(1),
  obtainedAt: z.number(),
  validUntil: z.number(),
  scopes: z.array(z.string()),
  serverAhead: z.number().nullable(),
});

export class TokenStore {
  readonly #owner: string;
  readonly #name: SecretName;
  readonly #realmId: RealmId;
  /** Writes happen in the order they were asked for: the erasure of a token must not overtake its saving. */
  #writes: Promise<void> = Promise.resolve();

  constructor(
    private readonly secrets: RealmSecrets,
    owner: TokenOwner,
  ) {
    this.#realmId = owner.realmId;
    this.#owner = ownerKey(owner);
    this.#name = tokenName(owner);
  }

  async load(): Promise<Token | null> {
    try {
      const text = await this.secrets.read(this.#realmId, this.#name);
      if (text === null) return null;
      const { owner, ...token } = recordSchema.parse(JSON.parse(text));
      return owner === this.#owner && isPlausible(token) ? token : null;
    } catch {
      return null;
    }
  }

  save(token: Token): Promise<void> {
    const record: z.infer<typeof recordSchema> = { owner: this.#owner, ...token };
    return this.#write(() => this.secrets.write(this.#realmId, this.#name, JSON.stringify(record)));
  }

  erase(): Promise<void> {
    return this.#write(() => this.secrets.forget(this.#realmId, this.#name));
  }

  #write(act: () => Promise<void>): Promise<void> {
    this.#writes = this.#writes.then(act).catch(() => {});
    return this.#writes;
  }
}
