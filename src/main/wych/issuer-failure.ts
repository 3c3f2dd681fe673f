/** What a discovery that did not work out means. Nothing of the answer is quoted. */
import { FailureError, fail } from '../../shared/failure';
import { contractFailure, httpFailure, looksLikeHtml } from './http-failure';
import type { DoorAnswer } from './network-door';

export function discoveryFailure(error: unknown, answer: DoorAnswer | null): FailureError {
  const thrown = failureIn(error);
  if (thrown) return thrown;
  if (answer?.status === 404) return saysRealmUnknown(answer) ? realmUnknown(answer) : noDiscovery(answer);
  if (answer && isPassing(answer.status)) return httpFailure(answer);
  if (codeOf(error) === 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED') return issuerMismatch();
  return contractFailure(answer ?? { status: 0, requestId: undefined }, whatCame(answer));
}

/** The Failure among an error and its causes: openid-client wraps what its fetch throws. */
export function failureIn(error: unknown): FailureError | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at instanceof FailureError) return at;
  return null;
}

/** Answers that say nothing about the login itself: redirects, throttling, outages. */
export const isPassing = (status: number): boolean =>
  (status >= 300 && status < 400) || [407, 408, 429].includes(status) || status >= 500;

export const saysRealmUnknown = ({ body }: DoorAnswer): boolean => /Realm does not exist/i.test(body);

export const realmUnknown = ({ status }: DoorAnswer): FailureError =>
  fail(
    'realm-unknown',
    'The login does not know a realm of this name.',
    'Check the realm name for a typo; it is the part of the address after /realms/.',
    {
      field: 'realmName',
      status,
    },
  );

export const issuerMismatch = (): FailureError =>
  fail(
    'issuer-mismatch',
    'The login answered in the name of another issuer. No secret was sent.',
    'Check login address and realm name; the address must be the one that the login itself uses.',
    { field: 'loginBaseUrl' },
  );

const noDiscovery = ({ status }: DoorAnswer): FailureError =>
  fail(
    'not-found',
    'There is no login at this address.',
    'Check the login address; it ends before /realms/.',
    {
      field: 'loginBaseUrl',
      status,
    },
  );

function whatCame(answer: DoorAnswer | null): string {
  if (!answer) return 'nothing readable';
  if (looksLikeHtml(answer)) return 'a web page';
  return answer.status === 200 ? 'no usable discovery document' : `status ${answer.status}`;
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
