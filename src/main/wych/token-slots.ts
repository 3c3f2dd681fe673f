/** One slot for each realm and owner of a token; forgotten by realm, or by the customer in whose context tokens were obtained (V6). */
import type { RealmId } from '../../shared/realm';
import type { Clock, Random } from '../clock';
import type { RealmSecrets, SecretName } from '../vault/realm-secrets';
import type { Token } from './token-life';
import { TokenSlot } from './token-slot';
import { clientTokenName, ownerKey, subjectTokenName, type TokenOwner, TokenStore } from './token-store';

export interface TokenSlotsPorts {
  secrets: RealmSecrets;
  clock: Clock;
  random: Random;
}

interface Owned {
  readonly owner: TokenOwner;
  readonly slot: TokenSlot;
}

export class TokenSlots {
  readonly #slots = new Map<RealmId, Map<string, Owned>>();

  constructor(private readonly ports: TokenSlotsPorts) {}

  of(owner: TokenOwner, request: () => Promise<Token>): TokenSlot {
    const { clock, random, secrets } = this.ports;
    const ofRealm = this.#slots.get(owner.realmId) ?? new Map<string, Owned>();
    this.#slots.set(owner.realmId, ofRealm);
    const key = ownerKey(owner);
    const slot =
      ofRealm.get(key)?.slot ??
      new TokenSlot({ clock, random, request, store: new TokenStore(secrets, owner) });
    ofRealm.set(key, { owner, slot });
    return slot;
  }

  forget(realmId: RealmId): Promise<void> {
    return this.#drop(realmId, () => true, clientTokenName);
  }

  forgetSubject(realmId: RealmId, subject: string): Promise<void> {
    return this.#drop(realmId, (owner) => owner.subject === subject, subjectTokenName(subject));
  }

  async #drop(realmId: RealmId, isMeant: (owner: TokenOwner) => boolean, stored: SecretName): Promise<void> {
    const ofRealm = this.#slots.get(realmId) ?? new Map<string, Owned>();
    const meant = [...ofRealm].filter(([, { owner }]) => isMeant(owner));
    for (const [key] of meant) ofRealm.delete(key);
    await Promise.all(meant.map(([, { slot }]) => slot.close()));
    // The token of an earlier run of the app may never have been asked for in this one.
    await this.ports.secrets.forget(realmId, stored).catch(() => {});
  }
}
