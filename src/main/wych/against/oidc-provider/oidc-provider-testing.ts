/** A second issuer that is not ours and not Keycloak: certified oidc-provider, on loopback, below /realms/ as the app expects it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';
import type { RealmProfile } from '../../../../shared/realm';
import { profileFor } from '../../network-door-testing';
import { realmId } from '../app-testing';
import { exchangeGrantType, registerExchange } from './exchange-grant';

export interface OidcProvider {
  loginBaseUrl: string;
  /** How often the token endpoint was asked. */
  tokenRequests: () => number;
  /** As after a leak: this client token is none any more. */
  revoke: (clientToken: string) => Promise<void>;
  close: () => Promise<void>;
}

export const realmName = 'second';
export const customers = ['ana', 'ben'] as const;

export const secretOf = (clientId: string): string => `made-up-${clientId}-secret`;

const client = (clientId: string, more: Partial<ClientMetadata> = {}): ClientMetadata => ({
  client_id: clientId,
  client_secret: secretOf(clientId),
  token_endpoint_auth_method: 'client_secret_post',
  grant_types: ['client_credentials', exchangeGrantType],
  response_types: [],
  redirect_uris: [],
  ...more,
});

const clients = [
  client('desk', { scope: 'EXECUTE:TOKEN_EXCHANGE READ:APP_USERS' }),
  client('plain', { grant_types: ['client_credentials'] }),
  client('exchange-only', { grant_types: [exchangeGrantType] }),
];

export const profileAt = (
  { loginBaseUrl }: OidcProvider,
  clientId = 'desk',
  more: Partial<RealmProfile> = {},
): RealmProfile =>
  profileFor({ loginBaseUrl, apiBaseUrl: loginBaseUrl }, { id: realmId, realmName, clientId, ...more });

export async function startOidcProvider(): Promise<OidcProvider> {
  const path = `/realms/${realmName}`;
  let answer: ReturnType<Provider['callback']> | null = null;
  let tokenRequests = 0;
  const server = createServer((request, response) => {
    const { url = '' } = request;
    if (!answer || !url.startsWith(`${path}/`)) return response.writeHead(404).end();
    if (url.endsWith('/token')) tokenRequests++;
    // What a web framework does for a mounted application: the provider reads both.
    Object.assign(request, { originalUrl: url, url: url.slice(path.length) });
    return void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const loginBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(`${loginBaseUrl}${path}`, {
    clients,
    scopes: ['READ:APP_USERS', 'EXECUTE:TOKEN_EXCHANGE', 'ADMIN'],
    ttl: { ClientCredentials: 900, AccessToken: 300 },
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
  });
  registerExchange(provider, customers);
  answer = provider.callback();
  return {
    loginBaseUrl,
    tokenRequests: () => tokenRequests,
    revoke: async (clientToken) => (await provider.ClientCredentials.find(clientToken))?.destroy(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
