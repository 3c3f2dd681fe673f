import type { PlanReview } from '../../../shared/revocation';
import { Notice } from '../components/Notice';
import { formatLocal, formatRelative } from '../components/time-format';
import { PlanHash } from './PlanHash';
import classes from './revocation.module.css';

interface Props {
  readonly plan: PlanReview;
  readonly now: number;
}

/** What names this plan beyond doubt: two people read its hash to each other. */
export function PlanIdentity({ plan: { hash, validUntil }, now }: Props) {
  return (
    <p className={classes.identity}>
      <span>
        Plan <PlanHash hash={hash} />
      </span>
      <span>
        {validUntil > now
          ? `Valid until ${formatLocal(validUntil)} (${formatRelative(validUntil, now)})`
          : `Was valid until ${formatLocal(validUntil)}`}
      </span>
    </p>
  );
}

/** Of a plan that came as a file: who prepared it, and whether that was somebody else. */
export function PlanFile({
  plan: { preparedBy, preparedAt },
  file,
  now,
}: Props & { readonly file: NonNullable<PlanReview['file']> }) {
  const prepared = `${formatLocal(preparedAt)} (${formatRelative(preparedAt, now)})`;
  return (
    <Notice
      tone={file.byMyself ? 'warning' : 'info'}
      title={file.byMyself ? 'You have prepared this plan yourself' : `Prepared by ${preparedBy}`}
    >
      {prepared}, opened from {file.name}.{' '}
      {file.byMyself
        ? 'Two people should do this: have somebody else open the file on their computer, compare the hash with you, and run it.'
        : 'Compare the hash with the one they saw, and check what has changed since.'}
    </Notice>
  );
}
