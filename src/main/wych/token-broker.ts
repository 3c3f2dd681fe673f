import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { TokenState } from '../../shared/token';
import type { Clock, Random } from '../clock';
import type { RealmSecrets } from '../vault/realm-secrets';
import { type Issuers, issuerUrl } from './issuer';
import type { NetworkDoor } from './network-door';
import { type IsCurrent, realmEdited } from './stale-profile';
import type { Token } from './token-life';
import { requestClientToken } from './token-request';
import type { TokenSlot } from './token-slot';
import { TokenSlots } from './token-slots';

/** Client tokens, cached: one request for each realm, client, subject and lifetime (C4). */
export interface TokenBroker {
  /** A client token that is valid now. Throws a Failure: wrong secret (latched), realm unknown, host unreachable … */
  clientToken(profile: RealmProfile, signal?: AbortSignal): Promise<string>;
  /**
   * The API refused this very token: drop it, unless it has been replaced meanwhile. To be told each time, also of the token that was
   * fetched for the second try: two refusals in a row are how endless ones are known, and then /token is left in peace for a while.
   */
  reject(profile: RealmProfile, token: string): Promise<void>;
  discard(profile: RealmProfile): Promise<void>;
  state(profile: RealmProfile): Promise<TokenState>;
  /** The profile or its secret was edited or removed: tokens and the latch are forgotten. */
  forget(realmId: string): Promise<void>;
  /** A consent of this customer was revoked: tokens in their context are not used again, whoever obtained them (V6). */
  forgetSubject(realmId: string, subject: string): Promise<void>;
}

export interface TokenBrokerPorts {
  /** Must not retry: a token request is sent once. */
  door: NetworkDoor;
  issuers: Issuers;
  secrets: RealmSecrets;
  isCurrent: IsCurrent;
  clock: Clock;
  random: Random;
}

/** A customer's token, one day, is a slot with a subject and a request of its own. */
export class CachingTokenBroker implements TokenBroker {
  readonly #slots: TokenSlots;

  constructor(private readonly ports: TokenBrokerPorts) {
    this.#slots = new TokenSlots(ports);
  }

  clientToken(profile: RealmProfile, signal?: AbortSignal): Promise<string> {
    return this.#clientSlot(profile).get(signal);
  }

  reject(profile: RealmProfile, token: string): Promise<void> {
    return this.#clientSlot(profile).refuse(token);
  }

  discard(profile: RealmProfile): Promise<void> {
    return this.#clientSlot(profile).discard();
  }

  async state(profile: RealmProfile): Promise<TokenState> {
    return { realmId: profile.id, ...(await this.#clientSlot(profile).state()) };
  }

  async forget(realmId: string): Promise<void> {
    const closed = this.#slots.forget(realmId);
    this.ports.issuers.forget(realmId);
    await closed;
  }

  forgetSubject(realmId: string, subject: string): Promise<void> {
    return this.#slots.forgetSubject(realmId, subject);
  }

  #clientSlot(profile: RealmProfile): TokenSlot {
    const owner = { realmId: profile.id, issuer: issuerUrl(profile), clientId: profile.clientId };
    return this.#slots.of(owner, () => this.#requestClientToken(profile));
  }

  async #requestClientToken(profile: RealmProfile): Promise<Token> {
    const clientSecret = await this.ports.secrets.read(profile.id, 'clientSecret');
    if (!this.ports.isCurrent(profile)) throw realmEdited();
    if (clientSecret === null) throw secretMissing();
    const issuer = await this.ports.issuers.find(profile);
    return requestClientToken(this.ports, issuer, {
      realmId: profile.id,
      clientId: profile.clientId,
      clientSecret,
    });
  }
}

const secretMissing = () =>
  fail('secret-missing', 'This realm has no client secret.', 'Edit the realm and type its client secret.', {
    field: 'clientSecret',
  });
