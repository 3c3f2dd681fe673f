import type { PlanReview } from '../../../shared/revocation';
import { Notice } from '../components/Notice';
import { formatLocal, formatRelative } from '../components/time-format';
import { DriftCheck } from './DriftCheck';
import { PlanIdentity } from './PlanIdentity';
import type { Reviewed } from './plan-phase';

interface Props {
  readonly review: Reviewed;
  readonly file: NonNullable<PlanReview['file']>;
  readonly now: number;
}

/** Of a plan that came as a file, first of all: who prepared it, by which hash it is the same one, and what has changed since (V7). */
export function FileHead({ review, file, now }: Props) {
  const { preparedBy, preparedAt } = review.plan;
  const prepared = `${formatLocal(preparedAt)} (${formatRelative(preparedAt, now)})`;
  return (
    <>
      <Notice
        tone={file.byMyself ? 'warning' : 'info'}
        title={file.byMyself ? 'You have prepared this plan yourself' : `Prepared by ${preparedBy}`}
      >
        Prepared on {prepared}, opened from {file.name}.{' '}
        {file.byMyself
          ? 'Two people should do this: have somebody else open the file on their computer, compare the hash with you, and run it.'
          : 'Compare the hash with the one they saw, and check what has changed since.'}
      </Notice>
      <PlanIdentity plan={review.plan} now={now} />
      <DriftCheck review={review} />
    </>
  );
}
