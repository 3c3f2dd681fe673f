/** In words, and once for JSON and paper: what was seen of a consent in the end, and by what. It never says more than was read. */
import type { RunItem } from '../../shared/revocation';
import type { Evidence } from '../revocation/evidence/evidence';
import { decodeRecord } from './record';

export interface Statement {
  byReadingAgain: boolean;
  statement: string;
}

type Proven = Pick<RunItem, 'ref' | 'state' | 'outcome'>;

export function statementOf(item: Proven, evidence: Evidence | null): Statement {
  const seen = (statement: string): Statement => ({ byReadingAgain: true, statement });
  const unseen = (statement: string): Statement => ({ byReadingAgain: false, statement });
  const sent = evidence ? evidence.request !== null : null;
  switch (item.outcome?.kind) {
    case undefined:
      return unseen(
        item.state === 'unsent' ? 'Nothing was sent for this consent.' : 'It has no outcome yet.',
      );
    case 'revoked':
      return seen(`${revokeSent(sent)} ${lastSeen(item, evidence)}`);
    case 'already-ended':
      return seen(alreadyEnded(sent, lastSeen(item, evidence)));
    case 'changed':
      return unseen(
        'Nothing was sent: the consent, read from the API right before, was not what it was when it was chosen.',
      );
    case 'failed':
      return unseen(notRevoked(sent));
    case 'unknown':
      return unseen('A revoke may have been sent, and what became of the consent could not be seen.');
  }
}

/** `sent` is null where the evidence is not kept any more. */
const revokeSent = (sent: boolean | null): string =>
  sent === false ? 'A revoke may have been sent before this run was interrupted.' : 'A revoke was sent.';

function alreadyEnded(sent: boolean | null, last: string): string {
  if (sent === null) return `Nothing is kept of what was sent. ${last}`;
  return sent
    ? `A revoke was sent. ${last} It may have been ended by somebody else.`
    : `Nothing was sent. ${last}`;
}

function notRevoked(sent: boolean | null): string {
  if (sent === null) return 'The consent was not revoked by this run.';
  return sent
    ? 'A revoke was sent. The consent was not revoked, as reading it again from the API showed.'
    : 'Nothing was sent.';
}

/** By the last record or, where it is not kept, by what is known of it. */
function lastSeen({ ref, outcome }: Proven, evidence: Evidence | null): string {
  const known = outcome && 'after' in outcome ? outcome.after : null;
  const read = evidence?.after ? decodeRecord(ref, evidence.after)?.consent : null;
  const consent = read ?? known;
  if (consent)
    return `Read again from the API, its status was ‘${consent.statusAsReceived || consent.status}’.`;
  return evidence && !evidence.after
    ? 'Asked again, twice, the API did not have it any more.'
    : 'It was read again from the API; what was read is not kept any more.';
}
