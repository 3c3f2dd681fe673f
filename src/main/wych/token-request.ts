import { clientCredentialsGrant } from 'openid-client';
import type { Clock } from '../clock';
import type { Issuer } from './issuer';
import type { NetworkDoor } from './network-door';
import { tokenFailure } from './token-failure';
import { askForToken, type ClientIdentity } from './token-grant';
import type { Token } from './token-life';

export interface ClientCredentials extends ClientIdentity {
  realmId: string;
  /** Space separated; absent asks for all that the client has. */
  scope?: string;
}

/** Throws `wrong-secret`, `client-refused`, `scope-missing`, `throttled`, `contract` and what the door throws. */
export const requestClientToken = (
  ports: { door: NetworkDoor; clock: Clock },
  issuer: Issuer,
  { realmId, scope, ...identity }: ClientCredentials,
  signal?: AbortSignal,
): Promise<Token> =>
  askForToken(ports, issuer, identity, {
    call: { realmId, kind: 'token', signal },
    ask: (client) => clientCredentialsGrant(client, scope ? { scope } : {}),
    isUsable: ({ token_type }) => token_type === 'bearer',
    failureOf: tokenFailure,
  });
