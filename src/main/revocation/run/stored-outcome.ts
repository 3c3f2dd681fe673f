/** Outcomes as they are written down: without the consent itself, and so without names and addresses; and back. */
import type { RevocationOutcome } from '../../../shared/revocation';
import type { Attempt } from '../attempt';
import type { StoredOutcome } from '../journal/run-journal';
import type { ItemFacts } from './run-items';

export function storedOutcome({ outcome, evidence }: Attempt): StoredOutcome {
  const requestId = evidence.response?.requestId;
  return {
    kind: outcome.kind,
    statusAfter: 'after' in outcome ? (outcome.after?.statusAsReceived ?? null) : null,
    ...(outcome.kind === 'changed' && { differences: [...outcome.differences] }),
    ...('failure' in outcome && { failure: outcome.failure }),
    ...(requestId && { requestId }),
  };
}

export function outcomeOf(stored: StoredOutcome): RevocationOutcome {
  const { kind } = stored;
  if (kind === 'revoked' || kind === 'already-ended') return { kind, after: null };
  if (kind === 'changed') return { kind, after: null, differences: [...(stored.differences ?? [])] };
  return { kind, failure: stored.failure ?? notWritten };
}

const notWritten = {
  kind: 'bug',
  message: 'Why was not written down.',
  hint: 'Look again before you do anything else.',
  retryable: true,
} as const;

/** Of a run that was cut off: the journal holds the intent and no outcome. */
export const maybeSent: ItemFacts = {
  state: 'unknown',
  outcome: {
    kind: 'unknown',
    failure: {
      kind: 'cancelled',
      message: 'The run was cut off while this consent was being revoked: the revoke may have been sent.',
      hint: 'Resume the run: the consent is read again before anything new is sent.',
      retryable: true,
    },
  },
};
