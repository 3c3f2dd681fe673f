/** The tokens that a realm gives: to its client, and to its client on behalf of a customer. */
import { randomUUID } from 'node:crypto';
import type { SimulatedRealm } from './realm';
import { SCOPES } from './realm-options';

/** An error answer of the token endpoint. */
export class OAuthError extends Error {
  constructor(
    readonly status: 400 | 401 | 403,
    readonly code: string,
    description: string,
  ) {
    super(description);
  }
}

/** What a customer's token allows: their own consents, and nothing of the client's. */
export const CUSTOMER_SCOPES: readonly string[] = [SCOPES.readConsents, SCOPES.writeConsents];

/** Both token answers, Keycloak's and (assumed) Wych's user token route, have this shape. */
export async function answerToken(
  realm: SimulatedRealm,
  { scopes, customerId }: { scopes: readonly string[]; customerId?: string },
  now: number,
): Promise<object> {
  const { tokenLifetimeSeconds, expiresIn } = realm.settings;
  const grant = { clientId: realm.credentials.clientId, scopes, customerId };
  return {
    access_token: await realm.tokens.issue(grant, now, tokenLifetimeSeconds),
    ...(expiresIn === 'missing'
      ? {}
      : { expires_in: expiresIn === 'honest' ? tokenLifetimeSeconds : expiresIn }),
    refresh_expires_in: 0,
    token_type: 'Bearer',
    'not-before-policy': realm.notBefore,
    scope: scopes.join(' '),
  };
}

const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';

/**
 * RFC 8693 with Keycloak's `requested_subject`. Keycloak says 'not allowed to exchange' to a client without the right, and for a customer
 * who does not exist or is disabled alike, so that nobody can fish for customers.
 */
export async function exchangeForUser(
  realm: SimulatedRealm,
  form: URLSearchParams,
  now: number,
): Promise<object> {
  const subjectToken = form.get('subject_token');
  if (!subjectToken) throw new OAuthError(400, 'invalid_request', 'Parameter subject_token is missing');
  if ((form.get('subject_token_type') ?? ACCESS_TOKEN) !== ACCESS_TOKEN) {
    throw new OAuthError(400, 'invalid_request', "Parameter 'subject_token' supports access tokens only");
  }
  const { exchangeAudience, exchangeSubject } = realm.settings;
  if (exchangeAudience && form.get('audience') !== exchangeAudience) {
    throw new OAuthError(400, 'invalid_client', 'Audience not found');
  }
  const subject = await realm.tokens.check(subjectToken, now);
  if (!subject) throw new OAuthError(400, 'invalid_request', 'Invalid token');
  const wanted = form.get('requested_subject') ?? '';
  const byEmail = exchangeSubject === 'id' ? undefined : realm.customers.findByEmail(wanted);
  const customer = realm.customers.find(wanted) ?? byEmail;
  if (!customer || realm.isDisabled(customer.id) || !subject.scopes.includes(SCOPES.exchange)) {
    throw new OAuthError(403, 'access_denied', 'Client not allowed to exchange');
  }
  const answer = await answerToken(realm, { scopes: CUSTOMER_SCOPES, customerId: customer.id }, now);
  // Unless an access token is asked for in so many words, Keycloak hands out a second secret beside it.
  const refresh = form.has('requested_token_type')
    ? {}
    : { refresh_token: randomUUID(), refresh_expires_in: 1800 };
  return { ...answer, ...refresh, issued_token_type: ACCESS_TOKEN };
}
