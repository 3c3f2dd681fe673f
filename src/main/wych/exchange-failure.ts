/**
 * Why a token exchange failed (U3), told from the answer: from the error code of RFC 6749, where the login says one, and where Keycloak has one
 * code for several causes from the description. Only what is known is looked for in it, and nothing is quoted: it may echo tokens.
 */
import type { FailureError } from '../../shared/failure';
import * as cause from './exchange-refusal';
import { contractFailure, httpFailure, looksLikeHtml } from './http-failure';
import { failureIn, isPassing, realmUnknown, saysRealmUnknown } from './issuer-failure';
import type { DoorAnswer } from './network-door';

/** Of RFC 8693 at the login. */
export function loginExchangeFailure(
  error: unknown,
  answer: DoorAnswer | null,
  facts: cause.ExchangeFacts,
): FailureError {
  const thrown = failureIn(error);
  if (thrown) return thrown;
  if (!answer) return contractFailure({ status: 0, requestId: undefined }, 'nothing readable');
  if (isPassing(answer.status)) return httpFailure(answer);
  if (answer.status === 404 && saysRealmUnknown(answer)) return realmUnknown(answer);
  const refusal = answer.status >= 400 ? loginRefusal(answer, facts) : null;
  if (refusal) return refusal(answer);
  return contractFailure(
    answer,
    looksLikeHtml(answer) ? 'a web page' : `no usable token (status ${answer.status})`,
  );
}

function loginRefusal(answer: DoorAnswer, facts: cause.ExchangeFacts): cause.Refusal | null {
  const { code, words } = readError(answer);
  switch (code) {
    case 'invalid_client':
      // Keycloak says it of the audience too, which is no reason to take the secret for wrong for ever.
      return answer.status !== 401 && /audience/i.test(words) ? cause.audienceUnknown : cause.wrongSecret;
    case 'unauthorized_client':
      return answer.status === 401 && !/not (enabled|allowed)/i.test(words)
        ? cause.wrongSecret
        : cause.clientMayNot;
    case 'invalid_target':
      return cause.audienceUnknown;
    case 'invalid_scope':
      return cause.scopeUnknown;
    case 'unsupported_grant_type':
      return cause.noExchange;
    case 'invalid_token':
      return cause.clientTokenRefused;
    case 'invalid_grant':
      return /requested.subject|\buser\b|customer/i.test(words)
        ? cause.customerUnknown
        : cause.clientTokenRefused;
    case 'invalid_request':
      return requestRefusal(words);
    case 'access_denied':
      if (/realm not enabled/i.test(words)) return cause.realmDisabled;
      return /token audience/i.test(words) ? cause.audienceForeign : cause.forCustomerOrClient(facts);
    default:
      return answer.status === 403 ? cause.forCustomerOrClient(facts) : null;
  }
}

const requestRefusals: readonly (readonly [RegExp, cause.Refusal])[] = [
  [/requested_subject.{0,40}not supported/i, cause.noExchange],
  [/not (enabled|allowed)|service.account/i, cause.clientMayNot],
  [/audience/i, cause.audienceUnknown],
  [/requested_token_type/i, cause.requestedTypeRefused],
  [/token.type|supports access tokens only/i, cause.subjectTypeRefused],
  [/^invalid token$|subject_token.{0,40}(invalid|expired|not valid|not active)/i, cause.clientTokenRefused],
  [/\b(user|customer|requested_subject)\b.{0,80}(disabled|not found|unknown)/i, cause.customerUnknown],
];

const requestRefusal = (words: string): cause.Refusal | null =>
  requestRefusals.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** Of Wych's own route. No document says how it refuses: what gateways and such APIs are known to say is looked for. */
export function routeExchangeFailure(answer: DoorAnswer, facts: cause.ExchangeFacts): FailureError {
  if (isPassing(answer.status)) return httpFailure(answer);
  const refusal = routeRefusal(answer, facts);
  return refusal ? refusal(answer) : httpFailure(answer);
}

function routeRefusal(answer: DoorAnswer, facts: cause.ExchangeFacts): cause.Refusal | null {
  const words = wordsOf(answer);
  switch (answer.status) {
    case 401:
      return httpFailure(answer).failure.kind === 'token-refused' ? cause.clientTokenRefused : null;
    case 403:
      return forbidden(answer, words, facts);
    case 404:
      if (/\b(user|customer)\b/i.test(words)) return cause.customerUnknown;
      return /\b(app|application|partner)\b/i.test(words)
        ? cause.appUnknown
        : cause.forCustomerOrRoute(facts);
    case 405:
      return cause.methodRefused;
    case 409:
    case 423:
      return cause.policyForbids;
    case 410:
      return cause.customerUnknown;
    default:
      return null;
  }
}

function forbidden(answer: DoorAnswer, words: string, facts: cause.ExchangeFacts): cause.Refusal | null {
  if (/insufficient[_ ]scope|\bscope\b/i.test(words)) return cause.scopeLacking;
  const { kind } = httpFailure(answer).failure;
  // The scope may be all that a gateway without words means.
  if (kind === 'api-key-refused')
    return facts.lacksScope && !/api[ _-]?key/i.test(words) ? cause.scopeLacking : null;
  if (kind === 'token-refused') return cause.clientTokenRefused;
  if (/\b(user|customer)\b.{0,80}(disabled|locked|suspended|inactive|not active)/i.test(words))
    return cause.customerUnknown;
  return cause.forCustomerOrClient(facts);
}

const longestWords = 4096;

function readError({ body }: DoorAnswer): { code: string; words: string } {
  try {
    const { error, error_description: description } = JSON.parse(body);
    return { code: String(error), words: String(description).slice(0, longestWords) };
  } catch {
    return { code: '', words: '' };
  }
}

const wordsOf = (answer: DoorAnswer): string =>
  `${answer.headers.get('www-authenticate') ?? ''} ${looksLikeHtml(answer) ? '' : answer.body.slice(0, longestWords)}`;
