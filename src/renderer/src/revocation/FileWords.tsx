import type { PlanReview } from '../../../shared/revocation';
import classes from './revocation.module.css';

/** The preparer's words; nobody else changes them. */
export function FileWords({ file }: { readonly file: NonNullable<PlanReview['file']> }) {
  return (
    <dl className={classes.facts}>
      <dt>Reason</dt>
      <dd className={classes.reason}>{file.reason}</dd>
      {file.ticket && (
        <>
          <dt>Ticket</dt>
          <dd>{file.ticket}</dd>
        </>
      )}
    </dl>
  );
}
