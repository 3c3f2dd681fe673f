/** One consent of a run as the proof pack has it. Pure. */
import type { RunItem } from '../../shared/revocation';
import type { Evidence } from '../revocation/evidence/evidence';
import type { FrozenConsent } from '../revocation/plan/plan';
import type { ConsentPlaces } from './audit-places';
import type { ProofItem } from './proof-schema';
import { sha256 } from './record';
import { statementOf } from './statement';

export interface ProvenItem {
  item: RunItem;
  /** What the plan says of it; the item may be shown as it was read since. */
  chosen: FrozenConsent;
  /** Null: not kept. */
  evidence: Evidence | null;
  places: ConsentPlaces;
}

/** `realm`: its place in the pack's list. */
export const proofItemOf = ({ item, chosen, evidence, places }: ProvenItem, realm: number): ProofItem => ({
  index: item.index,
  realm,
  consentId: item.ref.consentId,
  chosen: {
    status: chosen.statusAsReceived || chosen.status,
    recipient: { ...chosen.recipient },
    customerId: chosen.customerId,
    permissions: [...chosen.permissions],
    createdAt: isoOrNull(chosen.createdAt),
    expiresAt: isoOrNull(chosen.expiresAt),
  },
  state: item.state,
  outcome: outcomeOf(item),
  evidence: evidence ? 'kept' : 'missing',
  before: recordOf(evidence?.before ?? null),
  request: evidence?.request
    ? {
        method: evidence.request.method,
        url: evidence.request.url,
        sentAt: iso(evidence.request.sentAt),
      }
    : null,
  response: evidence?.response
    ? {
        at: iso(evidence.response.at),
        status: evidence.response.status,
        requestId: evidence.response.requestId,
        failure: evidence.response.failure,
      }
    : null,
  after: recordOf(evidence?.after ?? null),
  verified: statementOf(item, evidence),
  auditChain: { intent: places.intent, outcome: places.outcome },
});

function outcomeOf({ outcome, endedAt }: RunItem): ProofItem['outcome'] {
  if (!outcome) return null;
  return {
    kind: outcome.kind,
    endedAt: isoOrNull(endedAt ?? null),
    ...('differences' in outcome && { differences: [...outcome.differences] }),
    ...('failure' in outcome && {
      failure: { kind: outcome.failure.kind, message: outcome.failure.message },
    }),
  };
}

const recordOf = (read: { raw: string; readAt: number } | null): ProofItem['before'] =>
  read && { readAt: iso(read.readAt), sha256: sha256(read.raw), raw: read.raw };

export const iso = (at: number): string => new Date(at).toISOString();

/** A server's time that no calendar holds is left out; the record has it as it came. */
export const isoOrNull = (at: number | null): string | null =>
  at === null || Number.isNaN(new Date(at).getTime()) ? null : iso(at);
