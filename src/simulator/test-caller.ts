/** What the tests of this folder call a simulator with: plain fetch, and none of the app's care. */
import type { Simulator } from './index';
import type { SimulatedRealm } from './realm';

export class TestCaller {
  readonly realm: SimulatedRealm;
  #token = '';

  constructor(
    readonly simulator: Simulator,
    realmName = 'sandbox',
  ) {
    this.realm = simulator.realm(realmName);
  }

  /** Logs in once; calls made before that carry an empty token. */
  async login(): Promise<this> {
    this.#token = String((await json(await this.askToken())).access_token);
    return this;
  }

  /** The same caller with another token, such as a customer's. */
  with(token: string): TestCaller {
    const other = new TestCaller(this.simulator, this.realm.name);
    other.#token = token;
    return other;
  }

  get token(): string {
    return this.#token;
  }

  askToken(form: Record<string, string> = {}): Promise<Response> {
    const { clientId, clientSecret } = this.realm.credentials;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...form,
    });
    return fetch(`${this.realm.issuer}/protocol/openid-connect/token`, { method: 'POST', body });
  }

  discover(): Promise<Response> {
    return fetch(`${this.realm.issuer}/.well-known/openid-configuration`);
  }

  api(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const headers = {
      'x-api-key': this.realm.credentials.apiKey,
      authorization: `Bearer ${this.#token}`,
      ...init.headers,
    };
    return fetch(path.startsWith('http') ? path : `${this.simulator.apiBaseUrl}${path}`, {
      ...init,
      headers,
    });
  }

  delete(path: string): Promise<Response> {
    return this.api(path, { method: 'DELETE' });
  }

  /** The path of the app's own routes. */
  get app(): string {
    const { partnerId, appId } = this.realm.credentials;
    return `/partner/${partnerId}/app/${appId}`;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what a server says is not known; a test looks at it as it likes
export type Body = any;

export async function json(response: Response): Promise<Body> {
  return response.json();
}
