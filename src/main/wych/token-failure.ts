/**
 * Why there is no token. Only the error code of RFC 6749 is taken from the answer, and only a known one; its description is looked at to
 * tell the meanings of `unauthorized_client` and `invalid_request` apart and not quoted, for it may echo the secret.
 */
import { type FailureError, type FailureKind, fail } from '../../shared/failure';
import { contractFailure, httpFailure, looksLikeHtml } from './http-failure';
import { failureIn, isPassing, realmUnknown, saysRealmUnknown } from './issuer-failure';
import type { DoorAnswer } from './network-door';
import type { Token } from './token-life';

export function tokenFailure(error: unknown, answer: DoorAnswer | null): FailureError {
  const thrown = failureIn(error);
  if (thrown) return thrown;
  if (!answer) return contractFailure({ status: 0, requestId: undefined }, 'nothing readable');
  if (isPassing(answer.status)) return httpFailure(answer);
  if (answer.status === 404 && saysRealmUnknown(answer)) return realmUnknown(answer);
  const refusal = answer.status >= 400 ? refusals[refusalOf(answer)] : undefined;
  if (refusal) return refusal(answer);
  return contractFailure(
    answer,
    looksLikeHtml(answer) ? 'a web page' : `no usable token (status ${answer.status})`,
  );
}

/** What latches: asking again with the same credentials would only get the partner blocked (#27). */
export const isFinal = (kind: FailureKind): boolean => kind === 'wrong-secret' || kind === 'client-refused';

/** A fresh token was refused and the clocks disagree: that is the likelier reason than the token. */
export function clockSkew({ serverAhead }: Pick<Token, 'serverAhead'>): FailureError {
  const count = Math.round(Math.abs(serverAhead ?? 0) / 60_000);
  return fail(
    'clock-skew',
    `This computer's clock is ${count} minutes ${(serverAhead ?? 0) > 0 ? 'behind' : 'ahead of'} the server's, and the API refuses a fresh token.`,
    "Set this computer's date and time (automatically, if it can), then discard the token and try again.",
    { retryable: true },
  );
}

function refusalOf({ body }: DoorAnswer): string {
  try {
    const { error, error_description: description } = JSON.parse(body);
    const isOfClient = /service account|not enabled|not allowed|disabled/i.test(String(description));
    // Not what the RFC has for it: Keycloak of a service account that was disabled, oidc-provider of a grant the client lacks.
    if (error === 'invalid_request' && isOfClient) return 'grant_not_allowed';
    if (error !== 'unauthorized_client') return String(error);
    // Keycloak says it of a wrong secret too.
    return isOfClient ? 'grant_not_allowed' : 'invalid_client';
  } catch {
    return '';
  }
}

type Refusal = (answer: DoorAnswer) => FailureError;

const refused =
  (kind: FailureKind, message: string, hint: string, field?: string): Refusal =>
  ({ status, requestId }) =>
    fail(kind, message, hint, {
      status,
      ...(field === undefined ? {} : { field }),
      ...(requestId === undefined ? {} : { requestId }),
    });

const clientRefused = refused(
  'client-refused',
  'The login knows this client but does not let it fetch a token.',
  'Ask Wych to enable client credentials (service account) for the client of this realm.',
  'clientId',
);

const refusals: Readonly<Record<string, Refusal | undefined>> = {
  invalid_client: refused(
    'wrong-secret',
    'The login does not accept this client id with this secret.',
    'Copy client id and client secret again from the app configuration dashboard of this realm, and check that the realm is the right one.',
    'clientSecret',
  ),
  grant_not_allowed: clientRefused,
  unsupported_grant_type: clientRefused,
  invalid_grant: clientRefused,
  access_denied: clientRefused,
  invalid_scope: refused(
    'scope-missing',
    'The login does not give this client the scopes it asked for.',
    'Ask Wych which scopes the client of this realm has.',
  ),
};
