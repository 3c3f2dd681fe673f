/**
 * Sends a revoke, once, and says what is known of it.
 *
 * It is idempotent, so sending it again after an unclear outcome would do no harm (#28), but it would not tell what became of it either.
 * Reading the consent again does (#29), and the caller has to do that anyway. So it is repeated only where the server has said that it did
 * not look at it: a refused token (401, once) and throttling (429, twice at most).
 */
import { type Failure, FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { httpFailure } from './http-failure';
import type { DoorAnswer } from './network-door';
import { NotSentError } from './paced-door';
import { retryAfter } from './retry';
import { revokeRoute } from './routes';
import type { Subject } from './subject';
import type { ApiCredentials, WychCalls } from './wych-client-calls';

/** What the server said to a revoke. None of it proves that the consent is revoked, or that it is not. */
export type RevokeAnswer =
  | { kind: 'accepted'; status: number; requestId: string | undefined }
  /** It said no, and why. */
  | { kind: 'refused'; failure: Failure }
  /** It does not know the consent, or no longer (404, 410). */
  | { kind: 'absent'; failure: Failure }
  /** No answer came, or one that leaves open what was done (409, 5xx). */
  | { kind: 'unclear'; failure: Failure };

export interface RevokeOrder {
  consentId: string;
  reason: string;
  /** The customer in whose context it is revoked; absent: the client revokes. */
  subject?: Subject | undefined;
}

/** Sends in all, those that were throttled included. */
const mostSends = 3;
/** Milliseconds. A server that wants to be left alone for longer is told to the operator instead. */
const longestWait = 20_000;

/** @throws Failure when nothing was sent: an id that cannot be addressed, a missing key, a login that refuses, a realm that is held for long. */
export async function sendRevoke(
  calls: WychCalls,
  clock: Clock,
  profile: RealmProfile,
  { consentId, reason, subject }: RevokeOrder,
): Promise<RevokeAnswer> {
  const target = revokeRoute(profile, consentId);
  const options = target.method === 'POST' ? { body: { reason } } : {};
  const send = (using: ApiCredentials) => calls.send(profile, target, using, options).catch(asFailure);

  let credentials = await calls.credentials(profile, { subject });
  let answer = await send(credentials);
  if (answer instanceof NotSentError) throw answer;
  if (!(answer instanceof FailureError) && (await calls.dropIfRefused(profile, credentials, answer))) {
    credentials = await calls.credentials(profile, { subject });
    answer = await send(credentials);
    if (!(answer instanceof FailureError)) await calls.dropIfRefused(profile, credentials, answer);
  }
  for (let sent = 1; sent < mostSends; sent++) {
    const wait = answer instanceof FailureError ? null : throttledFor(answer, clock.now(), sent);
    if (wait === null || wait > longestWait) break;
    await clock.sleep(wait);
    answer = await send(credentials);
  }
  // What was sent before was turned away unseen, and this was not sent.
  if (answer instanceof NotSentError) return { kind: 'refused', failure: answer.failure };
  const said: RevokeAnswer =
    answer instanceof FailureError ? { kind: 'unclear', failure: answer.failure } : classify(answer);
  // 'Any tokens granted under that consent should no longer be used' (V6): what comes next, reading it again, takes a new one.
  if (subject && said.kind !== 'refused') await calls.forgetSubject(profile, subject);
  return said;
}

/** Milliseconds, or null when the answer is no 429. */
const throttledFor = (answer: DoorAnswer, now: number, sent: number): number | null =>
  answer.status === 429 ? (retryAfter(answer.headers, now) ?? sent * 1000) : null;

/** Anything but a Failure is a bug and goes straight through. */
function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  throw error;
}

function classify(answer: DoorAnswer): RevokeAnswer {
  const { status, requestId } = answer;
  if (status >= 200 && status < 300) return { kind: 'accepted', status, requestId };
  const { failure } = httpFailure(answer);
  if (status === 404 || status === 410) return { kind: 'absent', failure };
  return { kind: status === 408 || status === 409 || status >= 500 ? 'unclear' : 'refused', failure };
}
