/** When /token is not asked again, and why: hammering it gets the partner blocked (#27). */
import { type FailureError, fail } from '../../shared/failure';
import { HttpFailureError } from './http-failure';
import { clockSkew, isFinal } from './token-failure';
import type { Token } from './token-life';

export interface Hold {
  readonly error: FailureError;
  readonly since: number;
  /** Milliseconds; Infinity until the profile is edited. */
  readonly lasts: number;
}

/** A clock that was set back ends a hold rather than prolong it. */
export const holds = ({ since, lasts }: Hold, now: number): boolean =>
  lasts === Number.POSITIVE_INFINITY || (now >= since && now - since < lasts);

/** After a failed request; null when asking again at once does no harm, e.g. after a network that was down. */
export const holdAfter = (error: FailureError, now: number): Hold | null =>
  isFinal(error.failure.kind)
    ? { error, since: now, lasts: Number.POSITIVE_INFINITY }
    : passingHold(error, now);

/** After a failed exchange. Its refusals do not latch: it is the operator who asks again, after Wych has mended it. */
export function passingHold(error: FailureError, now: number): Hold | null {
  const { kind } = error.failure;
  if (kind !== 'throttled' && kind !== 'server-error') return null;
  const asked = error instanceof HttpFailureError ? error.retryAfter : null;
  const usual = kind === 'throttled' ? 10_000 : 2_000;
  return { error, since: now, lasts: Math.min(asked ?? usual, 5 * 60_000) };
}

/** Milliseconds: long enough to spare the server, short enough to recover without help from an outage that answered 401. */
const refusedFor = 5 * 60_000;

/** After the API refused one token and soon after the next. */
export const holdForRefusals = (now: number): Hold => ({
  error: fail(
    'token-refused',
    'The API refused one token, and soon after it a new one.',
    'Check that login and API address belong to the same Wych environment. Discard the token to try again now; the app tries again in 5 minutes.',
    { retryable: true },
  ),
  since: now,
  lasts: refusedFor,
});

/** After the API refused a fresh token while the two clocks disagree. */
export const holdForSkew = (token: Token, now: number): Hold => ({
  error: clockSkew(token),
  since: now,
  lasts: refusedFor,
});
