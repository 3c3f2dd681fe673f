/** One realm of the simulator: its client, its API key, its customers and its consents, none of which another realm accepts. */
import { randomBytes, randomUUID } from 'node:crypto';
import { DraftTable } from './consent-draft';
import { ConsentStore } from './consent-store';
import { CustomerDirectory } from './customers';
import { mixText } from './random';
import { RateLimit } from './rate-limit';
import {
  given,
  type LiveSettings,
  type RealmCredentials,
  type RealmOptions,
  type RealmSettings,
} from './realm-options';
import { knowsExpired } from './record-shapes';
import { TokenIssuer } from './token-issuer';

export class SimulatedRealm {
  readonly name: string;
  /** A change holds from the next request on. */
  readonly settings: LiveSettings;
  readonly issuer: string;
  readonly tokens: TokenIssuer;
  readonly customers: CustomerDirectory;
  readonly consents: ConsentStore;
  readonly rateLimit = new RateLimit();
  /** False: the login refuses the client with invalid_client, as for a client that was switched off. */
  clientEnabled = true;
  #credentials: RealmCredentials;
  #notBefore = 0;
  readonly #disabled = new Set<string>();
  readonly #clock: () => number;

  constructor(
    settings: RealmSettings,
    credentials: RealmOptions['credentials'],
    context: { loginBaseUrl: string; seed: number; clock: () => number },
  ) {
    this.#clock = context.clock;
    this.settings = { ...settings };
    this.name = settings.name;
    this.issuer = `${context.loginBaseUrl}/realms/${this.name}`;
    this.tokens = new TokenIssuer(this.issuer);
    this.#credentials = { ...randomCredentials(this.name), ...given(credentials ?? {}) };

    const { consents: count, mix, recordShape } = settings;
    const seed = mixText(context.seed, this.name);
    this.customers = new CustomerDirectory(
      seed,
      settings.customers ?? Math.min(5000, Math.max(1, Math.ceil(count / 1.6))),
    );
    const drafts = new DraftTable({
      seed,
      now: context.clock(),
      count,
      mix,
      knowsExpired: (index) => knowsExpired(recordShape, index),
      customers: this.customers,
    });
    this.consents = new ConsentStore(drafts, this.customers, recordShape, seed);
  }

  /** What an operator would type in; current after a rotation. */
  get credentials(): RealmCredentials {
    return this.#credentials;
  }

  /** Replaces some credentials, as when a partner rotates them: the old ones stop working at once, tokens live on. */
  rotate(credentials: Partial<Omit<RealmCredentials, 'realmName'>>): void {
    this.#credentials = { ...this.#credentials, ...credentials };
  }

  /** Epoch seconds; 0 while there is no such policy. Token answers carry it as `not-before-policy`. */
  get notBefore(): number {
    return this.#notBefore;
  }

  /** Switches a customer off: nobody gets a token for them, and those that there are end. */
  disableCustomer(id: string): void {
    this.#disabled.add(id);
    this.tokens.revokeCustomer(id);
  }

  isDisabled(customerId: string): boolean {
    return this.#disabled.has(customerId);
  }

  /** Sets a not-before policy, as an administrator does after a leak: every token given out so far is refused from now on. */
  revokeTokens(): void {
    this.#notBefore = Math.floor(this.#clock() / 1000);
    this.tokens.revokeAll();
  }
}

function randomCredentials(realmName: string): RealmCredentials {
  return {
    realmName,
    clientId: `client_${randomBytes(5).toString('hex')}`,
    clientSecret: randomBytes(24).toString('base64url'),
    apiKey: randomBytes(20).toString('hex'),
    partnerId: randomUUID(),
    appId: randomUUID(),
  };
}
