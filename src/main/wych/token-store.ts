/**
 * A client's token outlives the app, encrypted like the secrets (C4), and one that cannot be kept or read is only fetched again: nothing here
 * ever fails a call. A token that acts for a customer is never written down.
 *
 * It has one fixed name in its realm, and the record says whose it is. So a profile that was edited finds its old token under the same
 * name, sees that it is another's, and nothing is left behind in the keychain.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RealmId } from '../../shared/realm';
import type { RealmSecrets, SecretName } from '../vault/realm-secrets';
import type { Subject } from './subject';
import { isPlausible, type Token } from './token-life';

/** Whose token it is. */
export interface TokenOwner {
  realmId: RealmId;
  issuer: string;
  clientId: string;
  /** The customer acted for; absent for the client's own. */
  subject?: Subject;
  /** The way in which the customer's token is come by. */
  exchange?: string;
}

/** The same for the same token, whatever the realm is called. */
export const ownerKey = ({ issuer, clientId, subject, exchange }: TokenOwner): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, clientId, subject && [subject.id, subject.email], exchange]))
    .digest('base64url');

export const clientTokenName = 'token:client' satisfies SecretName;

const recordSchema = z.strictObject({
  owner: z.string(),
  value: z.string().min(1),
  obtainedAt: z.number(),
  validUntil: z.number(),
  scopes: z.array(z.string()),
  serverAhead: z.number().nullable(),
});

export interface TokenKeeper {
  load(): Promise<Token | null>;
  save(token: Token): Promise<void>;
  erase(): Promise<void>;
}

/** For what must not outlive the app. */
export const memoryOnly: TokenKeeper = {
  load: async () => null,
  save: async () => {},
  erase: async () => {},
};

export class TokenStore implements TokenKeeper {
  readonly #owner: string;
  readonly #realmId: RealmId;
  /** Writes happen in the order they were asked for: the erasure of a token must not overtake its saving. */
  #writes: Promise<void> = Promise.resolve();

  constructor(
    private readonly secrets: RealmSecrets,
    owner: TokenOwner,
  ) {
    this.#realmId = owner.realmId;
    this.#owner = ownerKey(owner);
  }

  async load(): Promise<Token | null> {
    try {
      const text = await this.secrets.read(this.#realmId, clientTokenName);
      if (text === null) return null;
      const { owner, ...token } = recordSchema.parse(JSON.parse(text));
      return owner === this.#owner && isPlausible(token) ? token : null;
    } catch {
      return null;
    }
  }

  save(token: Token): Promise<void> {
    const record: z.infer<typeof recordSchema> = { owner: this.#owner, ...token };
    return this.#write(() => this.secrets.write(this.#realmId, clientTokenName, JSON.stringify(record)));
  }

  erase(): Promise<void> {
    return this.#write(() => this.secrets.forget(this.#realmId, clientTokenName));
  }

  #write(act: () => Promise<void>): Promise<void> {
    this.#writes = this.#writes.then(act).catch(() => {});
    return this.#writes;
  }
}
