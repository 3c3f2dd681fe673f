/**
 * Revokes one consent: read, judge, send, read again, judge; and keeps what proves it. Knows nothing of plans, runs and screens.
 *
 * The one hard thing: `beforeSend` makes the intent durable, and nothing leaves before it has resolved. It is called as late as can be, so that
 * a journal that says 'may have been sent' is rarely wrong.
 */
import type { ConsentDetail } from '../../shared/consent';
import { type Failure, FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { RevocationOutcome } from '../../shared/revocation';
import type { Clock } from '../clock';
import { revokeRoute } from '../wych/routes';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import type { Evidence } from './evidence/evidence';
import { type Chosen, isSettled, judgeAfter, judgeBefore, notSent, type Reading, stillThere } from './judge';

/** What revoking needs of the Wych client. */
export interface ConsentApi {
  showConsent(profile: RealmProfile, consentId: string): Promise<ConsentDetail>;
  /** Sends once; the answer proves nothing. Throws a Failure when nothing was sent. */
  revokeConsent(profile: RealmProfile, consentId: string, reason: string): Promise<RevokeAnswer>;
}

export interface AttemptPorts {
  api: ConsentApi;
  clock: Clock;
  /** Milliseconds between the readings that wait for a revoke to show. */
  patience?: readonly number[] | undefined;
}

export interface AttemptOptions {
  reason: string;
  /** Right before the revoke is sent. When it rejects, nothing is sent and the attempt rejects with the same. */
  beforeSend(): Promise<void>;
}

export interface Attempt {
  outcome: RevocationOutcome;
  evidence: Evidence;
}

/** Servers answer before what they did can be read everywhere. */
const usualPatience: readonly number[] = [300, 700, 1500, 3000];

/** Sends at most one revoke. Rejects for a bug, and as `beforeSend` does. */
export async function attemptRevocation(
  ports: AttemptPorts,
  profile: RealmProfile,
  chosen: Chosen,
  { reason, beforeSend }: AttemptOptions,
): Promise<Attempt> {
  const { api, clock } = ports;
  const { id } = chosen.consent;
  const first = await readTwice(api, profile, id);
  const evidence: Evidence = { before: proofOf(first), request: null, response: null, after: null };
  const verdict = judgeBefore(chosen, first);
  if (verdict.kind !== 'send') return { outcome: verdict, evidence: { ...evidence, after: evidence.before } };
  await beforeSend();
  const sentAt = clock.now();
  const answer = await send(api, profile, id, reason);
  if (answer.kind === 'not-sent') {
    const told = chosen.sentBefore ? stillThere(answer) : notSent(answer.failure);
    return { outcome: { kind: 'failed', failure: told }, evidence };
  }
  evidence.request = requestOf(profile, id, sentAt);
  evidence.response = responseOf(answer, clock.now());
  const last = await readSettled(ports, profile, id, answer);
  evidence.after = proofOf(last);
  return { outcome: judgeAfter(verdict.before, answer, last), evidence };
}

async function send(api: ConsentApi, profile: RealmProfile, consentId: string, reason: string) {
  try {
    return await api.revokeConsent(profile, consentId, reason);
  } catch (error) {
    return { kind: 'not-sent', failure: failureOf(error) } as const;
  }
}

async function readSettled(
  { api, clock, patience = usualPatience }: AttemptPorts,
  profile: RealmProfile,
  consentId: string,
  answer: RevokeAnswer,
): Promise<ProvenReading> {
  let reading = await readTwice(api, profile, consentId);
  for (const [nth, wait] of patience.entries()) {
    // That it is gone is believed after the first wait: two readings in a row may both have met a gateway that is being changed.
    if (isSettled(answer, reading) && (reading.kind !== 'absent' || nth > 0)) break;
    await clock.sleep(wait);
    reading = await readTwice(api, profile, consentId);
  }
  return reading;
}

export type ProvenReading = Reading & { proof?: { raw: string; readAt: number } };

/** A single 404 may come from a gateway that is being changed, so absence is believed when it is said twice. */
export async function readTwice(
  api: Pick<ConsentApi, 'showConsent'>,
  profile: RealmProfile,
  consentId: string,
): Promise<ProvenReading> {
  const reading = await readOnce(api, profile, consentId);
  return reading.kind === 'absent' ? readOnce(api, profile, consentId) : reading;
}

async function readOnce(
  api: Pick<ConsentApi, 'showConsent'>,
  profile: RealmProfile,
  consentId: string,
): Promise<ProvenReading> {
  try {
    const { consent, raw, readAt } = await api.showConsent(profile, consentId);
    return { kind: 'present', consent, proof: { raw, readAt } };
  } catch (error) {
    const failure = failureOf(error);
    return { kind: failure.kind === 'not-found' ? 'absent' : 'unreadable', failure };
  }
}

const proofOf = ({ proof }: ProvenReading) => proof ?? null;

function requestOf(profile: RealmProfile, consentId: string, sentAt: number): Evidence['request'] {
  const { method, url } = revokeRoute(profile, consentId);
  return { method, url, sentAt };
}

function responseOf(answer: RevokeAnswer, at: number): Evidence['response'] {
  if (answer.kind === 'accepted')
    return { status: answer.status, requestId: answer.requestId ?? null, failure: null, at };
  const { status, requestId, message } = answer.failure;
  return { status: status ?? null, requestId: requestId ?? null, failure: message, at };
}

/** Anything but a Failure is a bug and goes straight through. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  throw error;
}
