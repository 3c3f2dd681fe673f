import { Button } from '@mantine/core';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { useNow } from '../components/use-now';
import { consequenceOf } from './consequences';
import { FileHead } from './FileHead';
import { OnBehalf } from './OnBehalf';
import { OrderForm } from './OrderForm';
import { PlanFacts } from './PlanFacts';
import { PlanIdentity } from './PlanIdentity';
import type { Reviewed } from './plan-phase';
import { RealmStrip } from './RealmStrip';
import classes from './revocation.module.css';
import { shownCustomer } from './shown-customer';
import { usePlan } from './stores';

/** What exactly will be revoked, what will follow, and the words that are asked for it. */
export function SingleReview({ review }: { readonly review: Reviewed }) {
  const now = useNow();
  const close = usePlan((state) => state.close);
  const { plan, single, refusal } = review;
  if (!single) return null;
  const consent = { ...single.consent, customer: shownCustomer(single) };
  const body = (
    <div className={classes.body}>
      {plan.file && <FileHead review={review} file={plan.file} now={now} />}
      <PlanFacts consent={consent} now={now} />
      {single.revocable ? (
        <Notice tone="warning" title="What will follow">
          {consequenceOf(consent)}
        </Notice>
      ) : (
        <Notice title="There is nothing to revoke">
          This consent has already ended: the realm calls it ‘{consent.statusAsReceived || consent.status}’.
        </Notice>
      )}
      {refusal && <FailureNotice failure={refusal} />}
      {single.revocable && !plan.file && <PlanIdentity plan={plan} now={now} />}
    </div>
  );
  return (
    <>
      <RealmStrip realms={plan.realms} />
      <OnBehalf customer={plan.actingFor} />
      {single.revocable ? (
        <OrderForm review={review}>{body}</OrderForm>
      ) : (
        <>
          <div className={classes.scroll}>{body}</div>
          <div className={classes.actions}>
            <Button variant="default" onClick={close} data-autofocus>
              Close
            </Button>
          </div>
        </>
      )}
    </>
  );
}
