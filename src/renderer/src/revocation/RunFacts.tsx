import type { RunStatus } from '../../../shared/revocation';
import { formatDuration, formatLocal } from '../components/time-format';
import shared from './revocation.module.css';
import { grouped } from './run-words';

/** Why, for which ticket, by whom and when: what a run is remembered by. */
export function RunFacts({ run }: { readonly run: RunStatus }) {
  const { reason, ticket, preparedBy, approvedBy, startedAt, endedAt, hash } = run;
  return (
    <dl className={shared.facts}>
      <dt>Reason</dt>
      <dd className={shared.reason}>{reason}</dd>
      {ticket && (
        <>
          <dt>Ticket</dt>
          <dd>{ticket}</dd>
        </>
      )}
      <dt>By</dt>
      <dd>{preparedBy === approvedBy ? approvedBy : `Prepared by ${preparedBy}, run by ${approvedBy}`}</dd>
      <dt>When</dt>
      <dd>
        {formatLocal(startedAt)}
        {endedAt !== null && ` (took ${formatDuration(endedAt - startedAt)})`}
      </dd>
      <dt>Plan</dt>
      <dd>
        <code title={hash}>{grouped(hash)}</code>
      </dd>
    </dl>
  );
}
