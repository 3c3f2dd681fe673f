/** Consents that were read on their own since their realm was asked for last: newer than any page of it still under way. */
import type { Consent } from '../../../shared/consent';

export class ReadAlone {
  /** By realm, by id. */
  readonly #consents = new Map<string, Map<string, Consent | null>>();

  get isEmpty(): boolean {
    return this.#consents.size === 0;
  }

  /** Null for one that is no more, undefined for one that was not read on its own. */
  get(realmId: string, id: string): Consent | null | undefined {
    return this.#consents.get(realmId)?.get(id);
  }

  set(realmId: string, id: string, consent: Consent | null): void {
    const ofRealm = this.#consents.get(realmId) ?? new Map<string, Consent | null>();
    ofRealm.set(id, consent);
    this.#consents.set(realmId, ofRealm);
  }

  forget(realmId: string): void {
    this.#consents.delete(realmId);
  }

  forgetAll(): void {
    this.#consents.clear();
  }
}
