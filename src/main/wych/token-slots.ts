/**
 * One slot for each realm and owner of a token; forgotten by realm, or by the customer in whose context tokens were obtained (V6). The client's
 * token outlives the app; a customer's is in memory and nowhere else.
 */
import type { RealmId } from '../../shared/realm';
import type { Clock, Random } from '../clock';
import type { RealmSecrets } from '../vault/realm-secrets';
import type { Subject } from './subject';
import { holdAfter, passingHold } from './token-hold';
import type { Token } from './token-life';
import { TokenSlot } from './token-slot';
import { clientTokenName, memoryOnly, ownerKey, type TokenOwner, TokenStore } from './token-store';

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
    const ofRealm = this.#slots.get(owner.realmId) ?? new Map<string, Owned>();
    this.#slots.set(owner.realmId, ofRealm);
    const key = ownerKey(owner);
    const slot = ofRealm.get(key)?.slot ?? this.#open(owner, request);
    ofRealm.set(key, { owner, slot });
    return slot;
  }

  /** Those of a realm that act for a customer, in the order in which they were opened. */
  ofSubjects(realmId: RealmId): { subject: Subject; slot: TokenSlot }[] {
    return [...(this.#slots.get(realmId)?.values() ?? [])].flatMap(({ owner: { subject }, slot }) =>
      subject ? [{ subject, slot }] : [],
    );
  }

  async forget(realmId: RealmId): Promise<void> {
    await this.#drop(realmId, () => true);
    // The token of an earlier run of the app may never have been asked for in this one.
    await this.ports.secrets.forget(realmId, clientTokenName).catch(() => {});
  }

  forgetSubject(realmId: RealmId, subjectId: string): Promise<void> {
    return this.#drop(realmId, ({ subject }) => subject?.id === subjectId);
  }

  #open(owner: TokenOwner, request: () => Promise<Token>): TokenSlot {
    const { clock, random, secrets } = this.ports;
    return owner.subject
      ? new TokenSlot({ clock, random, request, store: memoryOnly, holdAfter: passingHold })
      : new TokenSlot({ clock, random, request, store: new TokenStore(secrets, owner), holdAfter });
  }

  async #drop(realmId: RealmId, isMeant: (owner: TokenOwner) => boolean): Promise<void> {
    const ofRealm = this.#slots.get(realmId) ?? new Map<string, Owned>();
    const meant = [...ofRealm].filter(([, { owner }]) => isMeant(owner));
    for (const [key] of meant) ofRealm.delete(key);
    await Promise.all(meant.map(([, { slot }]) => slot.close()));
  }
}
