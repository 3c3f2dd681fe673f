/**
 * What a status means, in the operator's words.
 *
 * Bodies and headers are read to tell one refusal from another and never quoted: a server may echo the secret. Gateways word these things
 * differently and no document says which one Wych uses, so what they are known to say is kept together here.
 */
import type { Failure, FailureKind } from '../../shared/failure';
import type { DoorAnswer } from './network-door';

export const looksLikeHtml = ({ headers, body }: Pick<DoorAnswer, 'headers' | 'body'>): boolean =>
  /\bhtml\b/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html)/i.test(body);

type Told = Pick<Failure, 'kind' | 'message' | 'hint'> & { retryable?: boolean; field?: string };

export function tell(answer: DoorAnswer): Told {
  const { status } = answer;
  if (status === 401 || status === 403) return refusal(answer);
  if (status >= 500)
    return told(
      'server-error',
      `The server failed (${status}).`,
      'Try again in a while; give Wych the request id if it stays.',
      true,
    );
  return byStatus[status] ?? (status < 400 ? redirected : unasked(status));
}

function refusal(answer: DoorAnswer): Told {
  const challenge = answer.headers.get('www-authenticate') ?? '';
  const words = `${challenge} ${answer.headers.get('x-amzn-errortype') ?? ''} ${looksLikeHtml(answer) ? '' : answer.body.slice(0, 4096)}`;
  if (/insufficient[_ ]scope|scope\b.{0,80}\brequired|missing.{0,20}\bscope/i.test(words))
    return scopeMissing;
  if (/api[ _-]?key/i.test(words)) return apiKeyRefused;
  if (answer.status === 401 || /invalid_token|token.{0,20}(expired|invalid|not active)/i.test(words))
    return tokenRefused;
  // The common cloud gateway says no more than this to a wrong key; it says 401 to a wrong token.
  if (/ForbiddenException|"message"\s*:\s*"Forbidden"/i.test(words)) return apiKeyRefused;
  return forbidden;
}

const told = (kind: FailureKind, message: string, hint: string, retryable = false, field?: string): Told => ({
  kind,
  message,
  hint,
  retryable,
  ...(field === undefined ? {} : { field }),
});

const scopeMissing = told(
  'scope-missing',
  'This client may not do that: its token lacks a scope.',
  'Ask Wych to give the client of this realm the scopes to read and revoke consents.',
);
const apiKeyRefused = told(
  'api-key-refused',
  'The API does not accept the API key.',
  'Copy the API key again from the app configuration dashboard of this realm.',
  false,
  'apiKey',
);
const tokenRefused = told(
  'token-refused',
  'The API does not accept the token.',
  'Try again. If it stays, check that login and API address belong to the same Wych environment.',
  true,
);
const forbidden = told(
  'scope-missing',
  'The API forbids this (403).',
  'Check the API key and that the client of this realm may read and revoke consents; Wych can tell which it is.',
);
const redirected = told(
  'redirected',
  'The server sends callers on to another address. Nothing was sent there.',
  'Enter the final address as the base URL.',
);
const unasked = (status: number): Told =>
  told(
    'contract',
    `The API did not understand the request (${status}).`,
    'Check the API base URL and the routes of this realm.',
  );

const gone = told(
  'not-found',
  'The API does not know this.',
  'It may have been removed; if everything is missing, check the API base URL and the routes of this realm.',
);

const byStatus: Readonly<Record<number, Told>> = {
  404: gone,
  410: gone,
  407: told(
    'proxy',
    'The proxy of this network asks for a sign-in.',
    'Sign in to the proxy, or ask your IT to let the app through.',
    true,
  ),
  408: told('timeout', 'The server gave up waiting for the request.', 'Try again.', true),
  409: told('conflict', 'It changed meanwhile.', 'Look at it again before you decide.', true),
  429: told(
    'throttled',
    'The server says that it is asked too often.',
    'Wait a minute, then try again.',
    true,
  ),
};
