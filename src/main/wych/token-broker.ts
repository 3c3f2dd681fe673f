import type { RealmProfile } from '../../shared/realm';
import type { TokenState, TokenView } from '../../shared/token';
import type { Clock, Random } from '../clock';
import type { RealmSecrets } from '../vault/realm-secrets';
import { exchangeKey } from './exchange-settings';
import { type Issuers, issuerUrl } from './issuer';
import type { NetworkDoor } from './network-door';
import type { IsCurrent } from './stale-profile';
import type { Subject } from './subject';
import type { Token } from './token-life';
import { requestClientToken } from './token-request';
import type { GivenToken, TokenSlot } from './token-slot';
import { TokenSlots } from './token-slots';
import { readTyped } from './typed-secrets';
import { UserTokenRequests } from './user-token-request';

/**
 * Tokens, cached: one request for each realm, client, subject and lifetime (C4). Where a subject may be named, none means the client's own token.
 */
export interface TokenBroker {
  /** A token that is valid now, and whether it was at hand. Throws as `clientToken` and `userToken` do. */
  tokenFor(
    profile: RealmProfile,
    wanted: { subject?: Subject | undefined; signal?: AbortSignal | undefined },
  ): Promise<GivenToken>;
  /** A client token that is valid now. Throws a Failure: wrong secret (latched), realm unknown, host unreachable … */
  clientToken(profile: RealmProfile, signal?: AbortSignal): Promise<string>;
  /**
   * A token in the context of this customer, for which the client's is exchanged. It lives in memory only. Throws a Failure that says whether
   * scope, customer, client or policy was the cause (U3), or why there is no client token.
   */
  userToken(profile: RealmProfile, subject: Subject, signal?: AbortSignal): Promise<string>;
  /**
   * The API refused this very token: drop it, unless it has been replaced meanwhile. To be told each time, also of the token that was
   * fetched for the second try: two refusals in a row are how endless ones are known, and then /token is left in peace for a while.
   */
  reject(profile: RealmProfile, token: string, subject?: Subject): Promise<void>;
  discard(profile: RealmProfile, subject?: Subject): Promise<void>;
  state(profile: RealmProfile, subject?: Subject): Promise<TokenState>;
  /** The client's token, and those of customers that are in memory; their names are not known here. */
  views(profile: RealmProfile): Promise<TokenView[]>;
  /** The profile or its secret was edited or removed: tokens and the latch are forgotten. */
  forget(realmId: string): Promise<void>;
  /** A consent of this customer was revoked, or the visit to them ended: tokens in their context are not used again, whoever obtained them (V6). */
  forgetSubject(realmId: string, subjectId: string): Promise<void>;
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

export class CachingTokenBroker implements TokenBroker {
  readonly #slots: TokenSlots;
  readonly #userTokens: UserTokenRequests;

  constructor(private readonly ports: TokenBrokerPorts) {
    this.#slots = new TokenSlots(ports);
    this.#userTokens = new UserTokenRequests(ports);
  }

  tokenFor(
    profile: RealmProfile,
    { subject, signal }: { subject?: Subject | undefined; signal?: AbortSignal | undefined },
  ): Promise<GivenToken> {
    return this.#slot(profile, subject).get(signal);
  }

  async clientToken(profile: RealmProfile, signal?: AbortSignal): Promise<string> {
    return (await this.tokenFor(profile, { signal })).value;
  }

  async userToken(profile: RealmProfile, subject: Subject, signal?: AbortSignal): Promise<string> {
    return (await this.tokenFor(profile, { subject, signal })).value;
  }

  reject(profile: RealmProfile, token: string, subject?: Subject): Promise<void> {
    return this.#slot(profile, subject).refuse(token);
  }

  discard(profile: RealmProfile, subject?: Subject): Promise<void> {
    return this.#slot(profile, subject).discard();
  }

  async state(profile: RealmProfile, subject?: Subject): Promise<TokenState> {
    return { realmId: profile.id, ...(await this.#slot(profile, subject).state()) };
  }

  views(profile: RealmProfile): Promise<TokenView[]> {
    const realmId = profile.id;
    const ofClient = {
      owner: { kind: 'client', clientId: profile.clientId },
      slot: this.#slot(profile),
    } as const;
    const ofSubjects = this.#slots.ofSubjects(realmId).map(({ subject, slot }) => ({
      owner: { kind: 'customer', customer: { ...subject, name: '' } } as const,
      slot,
    }));
    return Promise.all(
      [ofClient, ...ofSubjects].map(async ({ owner, slot }) => ({
        realmId,
        owner,
        ...(await slot.state()),
        claims: await slot.claims(),
      })),
    );
  }

  async forget(realmId: string): Promise<void> {
    const closed = this.#slots.forget(realmId);
    this.ports.issuers.forget(realmId);
    await closed;
  }

  forgetSubject(realmId: string, subjectId: string): Promise<void> {
    return this.#slots.forgetSubject(realmId, subjectId);
  }

  #slot(profile: RealmProfile, subject?: Subject): TokenSlot {
    const client = { realmId: profile.id, issuer: issuerUrl(profile), clientId: profile.clientId };
    if (!subject) return this.#slots.of(client, () => this.#requestClientToken(profile));
    const owner = { ...client, subject, exchange: exchangeKey(profile) };
    return this.#slots.of(owner, () => this.#userTokens.request(profile, subject, this.#slot(profile)));
  }

  async #requestClientToken(profile: RealmProfile): Promise<Token> {
    const clientSecret = await readTyped(this.ports, profile, 'clientSecret');
    const issuer = await this.ports.issuers.find(profile);
    return requestClientToken(this.ports, issuer, {
      realmId: profile.id,
      clientId: profile.clientId,
      clientSecret,
    });
  }
}
