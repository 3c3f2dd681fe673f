import type { PlanReview } from '../../../shared/revocation';
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
