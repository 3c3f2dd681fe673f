/** Revokes one consent: read, judge, send, read again, judge. Knows nothing of plans and screens, so that a run over thousands can use it. */
import type { Consent, ConsentDetail } from '../../shared/consent';
import { type Failure, FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { RevocationOutcome } from '../../shared/revocation';
import type { Clock } from '../clock';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import { isSettled, judgeAfter, judgeBefore, notSent, type Reading } from './judge';

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
  patience?: readonly number[];
}

/** Servers answer before what they did can be read everywhere. */
const usualPatience: readonly number[] = [300, 700, 1500, 3000];

/** `chosen` is what the consent was when it was chosen. Never rejects but for a bug; sends at most one revoke. */
export async function attemptRevocation(
  ports: AttemptPorts,
  profile: RealmProfile,
  chosen: Consent,
  reason: string,
): Promise<RevocationOutcome> {
  const verdict = judgeBefore(chosen, await read(ports.api, profile, chosen.id));
  if (verdict.kind !== 'send') return verdict;
  const answer = await send(ports.api, profile, chosen.id, reason);
  if (answer.kind === 'not-sent') return { kind: 'failed', failure: notSent(answer.failure) };
  return judgeAfter(verdict.before, answer, await readSettled(ports, profile, chosen.id, answer));
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
): Promise<Reading> {
  let reading = await read(api, profile, consentId);
  for (const wait of patience) {
    if (isSettled(answer, reading)) break;
    await clock.sleep(wait);
    reading = await read(api, profile, consentId);
  }
  return reading;
}

/** A single 404 may come from a gateway that is being changed, so absence is believed when it is said twice. */
async function read(api: ConsentApi, profile: RealmProfile, consentId: string): Promise<Reading> {
  const reading = await readOnce(api, profile, consentId);
  return reading.kind === 'absent' ? readOnce(api, profile, consentId) : reading;
}

async function readOnce(api: ConsentApi, profile: RealmProfile, consentId: string): Promise<Reading> {
  try {
    return { kind: 'present', consent: (await api.showConsent(profile, consentId)).consent };
  } catch (error) {
    const failure = failureOf(error);
    return { kind: failure.kind === 'not-found' ? 'absent' : 'unreadable', failure };
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  throw error;
}
