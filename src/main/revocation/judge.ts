/**
 * What a revocation has come to: pure decisions over what was read and answered, apart from the asking (V4, #29).
 *
 * One rule stands above the others: 'revoked' is said only of what the API, asked again, showed. What the server answered to the revoke
 * decides nothing but the words that explain a consent which is still there.
 */
import { type Consent, isRevocable } from '../../shared/consent';
import type { Failure } from '../../shared/failure';
import type { RevocationOutcome } from '../../shared/revocation';
import type { RevokeAnswer } from '../wych/wych-client-revoke';
import { differences } from './differences';
import type { FrozenConsent } from './plan/plan';

/** A consent as the API gives it now. */
export type Reading =
  | { kind: 'present'; consent: Consent }
  /** The API does not know it (404, 410), and said so twice. */
  | { kind: 'absent'; failure: Failure }
  | { kind: 'unreadable'; failure: Failure };

export interface Chosen {
  consent: FrozenConsent;
  /** Of the plan that it is part of. */
  salt: string;
  /** The journal says that a revoke for it may have been sent before, by a run that was cut off. */
  sentBefore: boolean;
}

/** Before anything is sent: go on from what the consent is now, or the outcome that spares it. */
export function judgeBefore(
  chosen: Chosen,
  reading: Reading,
): { kind: 'send'; before: Consent } | RevocationOutcome {
  if (reading.kind === 'unreadable')
    return chosen.sentBefore
      ? { kind: 'unknown', failure: maybeSent(reading.failure) }
      : { kind: 'failed', failure: notSent(reading.failure) };
  if (reading.kind === 'absent') return { kind: 'already-ended', after: null };
  const now = reading.consent;
  if (now.status === 'revoked' && chosen.sentBefore) return { kind: 'revoked', after: now };
  if (!isRevocable(now)) return { kind: 'already-ended', after: now };
  const changes = differences(chosen.consent, now, chosen.salt);
  return changes.length > 0
    ? { kind: 'changed', after: now, differences: changes }
    : { kind: 'send', before: now };
}

/** Whether reading once more could show anything else: a server that did not refuse may only be slow to show what it did. */
export function isSettled(answer: RevokeAnswer, reading: Reading): boolean {
  if (reading.kind === 'unreadable') return false;
  // A gateway that is being changed answers 404 to everything: only of a server that took the revoke is absence believed.
  if (reading.kind === 'absent') return answer.kind === 'accepted';
  return !isRevocable(reading.consent) || answer.kind === 'refused';
}

/** After the revoke, by the last reading. `before` is the reading that it was sent upon. */
export function judgeAfter(before: Consent, answer: RevokeAnswer, reading: Reading): RevocationOutcome {
  if (reading.kind === 'unreadable') return { kind: 'unknown', failure: notSeen(reading.failure) };
  if (reading.kind === 'absent') {
    // It was there a moment ago. A server that would not do it, or did not know the consent any more, did not end it for us.
    if (answer.kind === 'unclear') return { kind: 'unknown', failure: notThere(answer) };
    return { kind: answer.kind === 'accepted' ? 'revoked' : 'already-ended', after: null };
  }
  const after = reading.consent;
  if (after.status === 'revoked') return { kind: 'revoked', after };
  if (!isRevocable(after)) return { kind: 'already-ended', after };
  if (after.status === 'other' && after.statusAsReceived !== before.statusAsReceived) {
    return { kind: 'unknown', failure: strangeStatus(after) };
  }
  if (answer.kind === 'accepted') return { kind: 'unknown', failure: saidButNotDone(after, answer) };
  return mayStillBeDone(answer)
    ? { kind: 'unknown', failure: notYet(answer) }
    : { kind: 'failed', failure: stillThere(answer) };
}

/** A server that ran out of time may still be at it. */
const mayStillBeDone = ({ failure }: { failure: Failure }): boolean =>
  failure.kind === 'timeout' || failure.status === 504;

/** Nothing was sent, because `failure` came first. */
export const notSent = (failure: Failure): Failure => ({
  ...failure,
  message: `${failure.message} Nothing was sent, the consent is as it was.`,
});

/** This time nothing was sent, and nobody knows of the time before. */
const maybeSent = (failure: Failure): Failure => ({
  ...failure,
  message: `A revoke may have been sent before the run was cut off, and what became of the consent could not be read: ${failure.message}`,
  hint: `Look again before you do anything else. ${failure.hint}`,
  retryable: true,
});

const notSeen = (failure: Failure): Failure => ({
  ...failure,
  message: `The revoke was sent, but what became of the consent could not be read: ${failure.message}`,
  hint: `Open the consent again before you do anything else. ${failure.hint}`,
  retryable: true,
});

/** Whether it was revoked or only cannot be found: a gateway in trouble answers both ways. */
const notThere = ({ failure }: { failure: Failure }): Failure => ({
  ...failure,
  message: `The revoke was sent and not clearly answered, and the consent, which was there a moment before, is not found now: ${failure.message}`,
  hint: 'It may still be active, behind a gateway that answers ‘not found’ to everything. Wait a moment and look again before you do anything else.',
  retryable: true,
});

const strangeStatus = ({ statusAsReceived }: Consent): Failure => ({
  kind: 'contract',
  message: `The revoke was sent, and the consent’s status is now ‘${statusAsReceived}’, which this app does not know.`,
  hint: 'Ask the operator of the API whether that status ends the consent.',
  retryable: false,
});

function saidButNotDone(after: Consent, { status, requestId }: RevokeAnswer & { kind: 'accepted' }): Failure {
  return {
    kind: 'contract',
    message: `The server says that it revoked the consent (${status}), but the consent is still ‘${after.statusAsReceived}’.`,
    hint: 'It may take a moment: open the consent again. If it stays, give the request id to Wych.',
    retryable: true,
    status,
    ...(requestId !== undefined && { requestId }),
  };
}

export const stillThere = ({ failure }: { failure: Failure }): Failure => ({
  ...failure,
  message: `The consent is not revoked, as reading it again showed: ${failure.message}`,
});

const notYet = ({ failure }: { failure: Failure }): Failure => ({
  ...failure,
  message: `The consent was not revoked when it was read again, and may still be: ${failure.message}`,
  hint: 'Wait a moment and open the consent again before you try once more.',
});
