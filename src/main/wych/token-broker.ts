import type { RealmProfile } from '../../shared/realm';
import type { TokenState } from '../../shared/token';

/** Client tokens, cached: one request for each realm, client, subject and lifetime (C4). */
export interface TokenBroker {
  /** A client token that is valid now. Throws a Failure: wrong secret (latched), realm unknown, host unreachable … */
  clientToken(profile: RealmProfile, signal?: AbortSignal): Promise<string>;
  /** The API refused this very token: drop it, unless it has been replaced meanwhile. */
  reject(profile: RealmProfile, token: string): Promise<void>;
  discard(profile: RealmProfile): Promise<void>;
  state(profile: RealmProfile): Promise<TokenState>;
  /** The profile or its secret was edited or removed: tokens and the latch are forgotten. */
  forget(realmId: string): Promise<void>;
}
