/** RFC 8693 at the realm's login, with the parameters that the profile says: realms differ in them. */
import { genericGrantRequest, type TokenEndpointResponse } from 'openid-client';
import type { Clock } from '../clock';
import { loginExchangeFailure } from './exchange-failure';
import { addressMissing, type ExchangeFacts } from './exchange-refusal';
import type { ExchangeSettings } from './exchange-settings';
import type { Issuer } from './issuer';
import type { NetworkDoor } from './network-door';
import type { Subject } from './subject';
import { askForToken, type ClientIdentity } from './token-grant';
import type { Token } from './token-life';

const grantType = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessTokens = /:(access_token|jwt)$/;

export interface LoginExchangeOrder {
  realmId: string;
  identity: ClientIdentity;
  clientToken: string;
  subject: Subject;
  settings: ExchangeSettings;
  facts: ExchangeFacts;
}

/** Throws what `exchange-failure.ts` makes of a refusal, and what the door throws. */
export async function exchangeAtLogin(
  ports: { door: NetworkDoor; clock: Clock },
  issuer: Issuer,
  { realmId, identity, clientToken, subject, settings, facts }: LoginExchangeOrder,
): Promise<Token> {
  const { audience, scope } = settings;
  const requestedSubject = subject[settings.requestedSubject];
  if (requestedSubject === '') throw addressMissing();
  const parameters = {
    subject_token: clientToken,
    subject_token_type: settings.subjectTokenType,
    requested_subject: requestedSubject,
    requested_token_type: settings.requestedTokenType,
    ...(audience === undefined ? {} : { audience }),
    ...(scope === undefined ? {} : { scope }),
  };
  return askForToken(ports, issuer, identity, {
    call: { realmId, kind: 'exchange', subject: subject.id },
    ask: (client) => genericGrantRequest(client, grantType, parameters),
    isUsable: isAccessToken,
    failureOf: (error, answer) => loginExchangeFailure(error, answer, facts),
  });
}

/** A JWT that is no access token has the type `N_A` (RFC 8693, 2.2.1). */
const isAccessToken = ({ token_type, issued_token_type: issued }: TokenEndpointResponse): boolean =>
  (token_type === 'bearer' || token_type === 'n_a') &&
  (issued === undefined || (typeof issued === 'string' && accessTokens.test(issued)));
