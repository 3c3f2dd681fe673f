/** One POST to the token endpoint with the credentials in the body, as Wych documents it, whatever the grant. */
import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  customFetch,
  type TokenEndpointResponse,
} from 'openid-client';
import type { FailureError } from '../../shared/failure';
import type { Clock } from '../clock';
import type { Issuer } from './issuer';
import { LoginExchange } from './issuer-fetch';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';
import { lifeOf, type Token } from './token-life';

/** The secret lives as long as the call. */
export interface ClientIdentity {
  clientId: string;
  clientSecret: string;
}

export interface TokenGrant {
  call: Pick<DoorCall, 'realmId' | 'kind' | 'subject'> & { signal?: AbortSignal | undefined };
  ask: (client: Configuration) => Promise<TokenEndpointResponse>;
  /** Whether what was given can be shown as a Bearer token. */
  isUsable: (granted: TokenEndpointResponse) => boolean;
  failureOf: (error: unknown, answer: DoorAnswer | null) => FailureError;
}

export async function askForToken(
  { door, clock }: { door: NetworkDoor; clock: Clock },
  issuer: Issuer,
  { clientId, clientSecret }: ClientIdentity,
  { call, ask, isUsable, failureOf }: TokenGrant,
): Promise<Token> {
  const origin = new URL(issuer.issuer).origin;
  const exchange = new LoginExchange(door, { ...call, origin }, readable);
  const client = new Configuration(issuer, clientId, undefined, ClientSecretPost(clientSecret));
  client[customFetch] = exchange.fetch;
  allowInsecureRequests(client); // The door says where http is allowed.

  const askedAt = clock.now();
  const granted = await ask(client).catch((error: unknown) => {
    throw failureOf(error, exchange.answer);
  });
  if (granted.access_token === '' || !isUsable(granted)) throw failureOf(null, exchange.answer);
  const serverTime = exchange.answer?.serverTime ?? null;
  return {
    value: granted.access_token,
    obtainedAt: askedAt,
    validUntil: askedAt + lifeOf(granted.expires_in),
    scopes: granted.scope?.split(' ').filter(Boolean) ?? [],
    serverAhead: serverTime === null ? null : serverTime - clock.now(),
  };
}

/**
 * The library refuses a whole token for an odd `expires_in`; without one it does not, and we take the short life then. Whatever other tokens
 * came along are of no use to us: they are let go before anything holds on to them.
 */
function readable(answer: DoorAnswer): DoorAnswer {
  try {
    const { expires_in: life, refresh_token: _refresh, id_token: _id, ...rest } = JSON.parse(answer.body);
    const odd = life !== undefined && !(Number.parseFloat(life) >= 0);
    return { ...answer, body: JSON.stringify(odd ? rest : { ...rest, expires_in: life }) };
  } catch {
    return answer;
  }
}
