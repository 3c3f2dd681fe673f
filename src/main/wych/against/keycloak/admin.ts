/** What an administrator of Keycloak, and an API that asks it about a token, would do: by its own interfaces, not by the app's code. */
import type { Fetch } from '../../network-door-ports';
import { keycloak, secretOf } from './keycloak-testing';

/** A user, client or realm as Keycloak hands it out; only what a test changes is named. */
export interface Entity {
  id: string;
  enabled: boolean;
}

export class Admin {
  #session: { token: string; until: number } | null = null;

  constructor(private readonly fetch: Fetch) {}

  /** Tokens issued before are refused, as after a leak. Keycloak counts in whole seconds. */
  async refuseTokensBefore(time: number): Promise<void> {
    await this.#send('PUT', '', { notBefore: Math.floor(time / 1000) });
  }

  async setRealmEnabled(enabled: boolean): Promise<void> {
    await this.#send('PUT', '', { enabled });
  }

  async setServiceAccountEnabled(clientId: string, enabled: boolean): Promise<void> {
    await this.setUserEnabled((await this.#serviceAccount(clientId)).id, enabled);
  }

  async setUserEnabled(id: string, enabled: boolean): Promise<void> {
    const user = await this.#send<Entity>('GET', `/users/${id}`);
    await this.#send('PUT', `/users/${id}`, { ...user, enabled });
  }

  async setClientEnabled(clientId: string, enabled: boolean): Promise<void> {
    const client = await this.#client(clientId);
    await this.#send('PUT', `/clients/${client.id}`, { ...client, enabled });
  }

  /** Whether the client may have tokens of customers: the one permission there is for it. */
  async setMayActForCustomers(clientId: string, may: boolean): Promise<void> {
    const owner = await this.#client('realm-management');
    const role = await this.#send('GET', `/clients/${owner.id}/roles/impersonation`);
    const { id } = await this.#serviceAccount(clientId);
    await this.#send(may ? 'POST' : 'DELETE', `/users/${id}/role-mappings/clients/${owner.id}`, [role]);
  }

  /** Whether Keycloak itself takes this token for good now (RFC 7662). */
  async holdsActive(token: string): Promise<boolean> {
    const { active } = await this.#ask<{ active: boolean }>(
      '/realms/partner/protocol/openid-connect/token/introspect',
      new URLSearchParams({ token, client_id: 'wych-api', client_secret: secretOf('wych-api') }),
    );
    return active;
  }

  async #client(clientId: string): Promise<Entity> {
    const [client] = await this.#send<Entity[]>('GET', `/clients?clientId=${encodeURIComponent(clientId)}`);
    if (!client) throw new RangeError(`no client ${clientId}`);
    return client;
  }

  /** The user that stands for the client itself. */
  async #serviceAccount(clientId: string): Promise<Entity> {
    const { id } = await this.#client(clientId);
    return this.#send('GET', `/clients/${id}/service-account-user`);
  }

  async #send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const token = await this.#signIn();
    const response = await this.fetch(`${keycloak.origin}/admin/realms/partner${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
    });
    return read(response);
  }

  /** Its passwords are slow to check, on purpose. */
  async #signIn(): Promise<string> {
    if (this.#session && Date.now() < this.#session.until) return this.#session.token;
    const { access_token: token, expires_in: life } = await this.#ask<{
      access_token: string;
      expires_in: number;
    }>(
      '/realms/master/protocol/openid-connect/token',
      new URLSearchParams({ grant_type: 'password', client_id: 'admin-cli', ...keycloak.admin }),
    );
    this.#session = { token, until: Date.now() + (life * 1000) / 2 };
    return token;
  }

  async #ask<Answer>(path: string, body: URLSearchParams): Promise<Answer> {
    return read(await this.fetch(`${keycloak.origin}${path}`, { method: 'POST', body, cache: 'no-store' }));
  }
}

/** A change is answered by an empty body. */
async function read<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`Keycloak answered ${response.status}: ${text}`);
  return JSON.parse(text || 'null');
}
