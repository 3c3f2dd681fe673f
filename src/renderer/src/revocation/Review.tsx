import { Button } from '@mantine/core';
import type { Failure } from '../../../shared/failure';
import type { RevocationPlan } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { useNow } from '../components/use-now';
import { consequenceOf } from './consequences';
import { OrderForm } from './OrderForm';
import { PlanFacts } from './PlanFacts';
import { RealmBanner } from './RealmBanner';
import classes from './revocation.module.css';
import { useRevocation } from './stores';

interface Props {
  readonly plan: RevocationPlan;
  /** Why main did not take the order. */
  readonly refusal: Failure | null;
}

/** What exactly will be revoked, what will follow, and the words that are asked for it. */
export function Review({ plan, refusal }: Props) {
  const now = useNow();
  const close = useRevocation((state) => state.close);
  return (
    <>
      <RealmBanner plan={plan} />
      <div className={classes.body}>
        <PlanFacts consent={plan.before} now={now} />
        {plan.revocable ? (
          <Notice tone="warning" title="What will follow">
            {consequenceOf(plan.before)}
          </Notice>
        ) : (
          <Notice title="There is nothing to revoke">
            This consent has already ended: the realm calls it ‘
            {plan.before.statusAsReceived || plan.before.status}’.
          </Notice>
        )}
        {refusal && <FailureNotice failure={refusal} />}
      </div>
      {plan.revocable ? (
        <OrderForm plan={plan} refusal={refusal} />
      ) : (
        <div className={classes.actions}>
          <Button variant="default" onClick={close} data-autofocus>
            Close
          </Button>
        </div>
      )}
    </>
  );
}
