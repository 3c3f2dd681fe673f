import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  customFetch,
} from 'openid-client';
import type { Clock } from '../clock';
import type { Issuer } from './issuer';
import { LoginExchange } from './issuer-fetch';
import type { DoorAnswer, NetworkDoor } from './network-door';
import { tokenFailure } from './token-failure';
import { lifeOf, type Token } from './token-life';

export interface ClientCredentials {
  realmId: string;
  clientId: string;
  clientSecret: string;
  /** Space separated; absent asks for all that the client has. */
  scope?: string;
}

/**
 * One POST to the token endpoint with the credentials in the body, as Wych documents it. The secret lives as long as this call.
 * Throws `wrong-secret`, `client-refused`, `scope-missing`, `throttled`, `contract` and what the door throws.
 */
export async function requestClientToken(
  { door, clock }: { door: NetworkDoor; clock: Clock },
  issuer: Issuer,
  { realmId, clientId, clientSecret, scope }: ClientCredentials,
  signal?: AbortSignal,
): Promise<Token> {
  const origin = new URL(issuer.issuer).origin;
  const exchange = new LoginExchange(door, { realmId, origin, signal }, withUsableLife);
  const client = new Configuration(issuer, clientId, undefined, ClientSecretPost(clientSecret));
  client[customFetch] = exchange.fetch;
  allowInsecureRequests(client); // The door says where http is allowed.

  const askedAt = clock.now();
  const granted = await clientCredentialsGrant(client, scope ? { scope } : {}).catch((error: unknown) => {
    throw tokenFailure(error, exchange.answer);
  });
  if (granted.token_type !== 'bearer' || granted.access_token === '')
    throw tokenFailure(null, exchange.answer);
  const serverTime = exchange.answer?.serverTime ?? null;
  return {
    value: granted.access_token,
    obtainedAt: askedAt,
    validUntil: askedAt + lifeOf(granted.expires_in),
    scopes: granted.scope?.split(' ').filter(Boolean) ?? [],
    serverAhead: serverTime === null ? null : serverTime - clock.now(),
  };
}

/** The library refuses a whole token for an odd `expires_in`; without one it does not, and we take the short life then. */
function withUsableLife(answer: DoorAnswer): DoorAnswer {
  try {
    const { expires_in: life, ...rest } = JSON.parse(answer.body);
    const odd = life !== undefined && !(Number.parseFloat(life) >= 0);
    return odd ? { ...answer, body: JSON.stringify(rest) } : answer;
  } catch {
    return answer;
  }
}
