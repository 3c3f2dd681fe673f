/**
 * A customer's token, asked for with the client's: by Wych's route or at the login, whichever the realm's profile says.
 *
 * A client token that is no longer accepted is replaced once. What the login says of the credentials counts for the client token too: who knows
 * that the secret is wrong does not ask again in another customer's name (#27).
 */
import type { RealmProfile } from '../../shared/realm';
import { exchangeAtLogin } from './exchange-at-login';
import { exchangeByRoute } from './exchange-by-route';
import { type ExchangeFacts, exchangeScope } from './exchange-refusal';
import { exchangeKey, exchangeOf } from './exchange-settings';
import { failureIn } from './issuer-failure';
import { realmEdited } from './stale-profile';
import type { Subject } from './subject';
import type { TokenBrokerPorts } from './token-broker';
import type { Token } from './token-life';
import type { GivenToken, TokenSlot } from './token-slot';
import { refuseOtherSubject } from './token-subject';
import { readTyped } from './typed-secrets';

/** Milliseconds. Later the client may have lost its right. */
const lately = 15 * 60_000;

export class UserTokenRequests {
  /** For whom it worked last, by realm and how it exchanges: while that is not long ago, a refusal is about another customer. */
  readonly #worked = new Map<string, { subjectId: string; at: number }>();

  constructor(private readonly ports: TokenBrokerPorts) {}

  /**
   * @param client the slot of the client's token
   * @throws Failure `scope-missing`, `customer-unknown`, `exchange-refused`, `client-refused`, `token-refused`; `contract` for a token of somebody
   * else; and whatever a client token can fail with.
   */
  async request(profile: RealmProfile, subject: Subject, client: TokenSlot): Promise<Token> {
    const byLogin = exchangeOf(profile).mode === 'rfc8693';
    if (byLogin) client.refuseWhileHeld();
    const first = await client.get();
    try {
      return await this.#exchange(profile, subject, first);
    } catch (error) {
      if (byLogin) noteCredentials(client, error);
      if (failureIn(error)?.failure.kind !== 'token-refused') throw error;
      if (!(await isReplaceable(client, first, byLogin))) throw error;
    }
    const second = await client.get();
    return this.#exchange(profile, subject, second).catch(async (error: unknown) => {
      if (!byLogin && failureIn(error)?.failure.kind === 'token-refused') await client.refuse(second.value);
      throw error;
    });
  }

  async #exchange(profile: RealmProfile, subject: Subject, clientToken: GivenToken): Promise<Token> {
    const settings = exchangeOf(profile);
    const key = `${profile.id} ${exchangeKey(profile)}`;
    const facts: ExchangeFacts = {
      lacksScope: clientToken.scopes.length > 0 && !clientToken.scopes.includes(exchangeScope),
      hasWorked: this.#hasWorkedForOther(key, subject),
    };
    const order = { subject, settings, facts };
    const token =
      settings.mode === 'wych'
        ? await exchangeByRoute(this.ports, {
            ...order,
            profile,
            clientToken,
            apiKey: await readTyped(this.ports, profile, 'apiKey'),
          })
        : await this.#atLogin(profile, { ...order, clientToken: clientToken.value });
    refuseOtherSubject(token.value, subject);
    if (!this.ports.isCurrent(profile)) throw realmEdited();
    this.#worked.set(key, { subjectId: subject.id, at: this.ports.clock.now() });
    return token;
  }

  /** For this very customer says nothing: it may be either that has changed since. */
  #hasWorkedForOther(key: string, subject: Subject): boolean {
    const last = this.#worked.get(key);
    return (
      last !== undefined &&
      last.subjectId !== subject.id &&
      Math.abs(this.ports.clock.now() - last.at) < lately
    );
  }

  async #atLogin(
    profile: RealmProfile,
    order: Omit<Parameters<typeof exchangeAtLogin>[2], 'realmId' | 'identity'>,
  ): Promise<Token> {
    const clientSecret = await readTyped(this.ports, profile, 'clientSecret');
    const issuer = await this.ports.issuers.find(profile);
    const identity = { clientId: profile.clientId, clientSecret };
    return exchangeAtLogin(this.ports, issuer, { ...order, realmId: profile.id, identity });
  }
}

/** The API's refusal of a client token is one like any other; the login's is only of the exchange. */
async function isReplaceable(client: TokenSlot, token: GivenToken, byLogin: boolean): Promise<boolean> {
  if (byLogin) return client.outlived(token.value);
  await client.refuse(token.value);
  return true;
}

/** That this client may not exchange says nothing of its other requests; that its secret is wrong says all. */
function noteCredentials(client: TokenSlot, error: unknown): void {
  const known = failureIn(error);
  if (known && ['wrong-secret', 'throttled'].includes(known.failure.kind)) client.noteFailure(known);
}
