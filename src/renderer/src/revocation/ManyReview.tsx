import { Button } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { bridge } from '../bridge';
import { FailureNotice } from '../components/FailureNotice';
import { Notice } from '../components/Notice';
import { useNow } from '../components/use-now';
import { consequenceOfMany, endedText } from './consequences';
import { DriftCheck } from './DriftCheck';
import { FileHead } from './FileHead';
import { OnBehalf } from './OnBehalf';
import { OrderForm } from './OrderForm';
import { PlanIdentity } from './PlanIdentity';
import { type ItemsShown, PlanItems } from './PlanItems';
import { ByRealm, ByRecipient, ByStatus } from './PlanNumbers';
import { PlanSample } from './PlanSample';
import type { Reviewed } from './plan-phase';
import { RealmStrip } from './RealmStrip';
import classes from './review.module.css';
import shared from './revocation.module.css';
import { Slices } from './slices';
import { usePlan } from './stores';

/** What will be revoked, counted; what will follow; and every single one of it on demand. */
export function ManyReview({ review }: { readonly review: Reviewed }) {
  const now = useNow();
  const close = usePlan((state) => state.close);
  const [listed, setListed] = useState<ItemsShown | null>(null);
  const listButton = useRef<HTMLButtonElement>(null);
  const back = useCallback(() => {
    setListed(null);
    // It is shown again only after this.
    requestAnimationFrame(() => listButton.current?.focus());
  }, []);
  const { plan, refusal } = review;
  const body = (
    <div className={shared.body}>
      {plan.file && <FileHead review={review} file={plan.file} now={now} />}
      <Headline plan={plan} listButton={listButton} onList={setListed} />
      {plan.revocable > 0 ? (
        <Notice tone="warning" title="What will follow">
          {consequenceOfMany(plan)} {endedText(plan)}
        </Notice>
      ) : (
        <Notice title="There is nothing to revoke">
          All {plan.count.toLocaleString('en')} have already ended: nothing will be sent.
        </Notice>
      )}
      <div className={classes.numbers}>
        <div className={classes.column}>
          <ByRealm realms={plan.realms} />
          <ByStatus statuses={plan.statuses} />
        </div>
        <ByRecipient recipients={plan.recipients} others={plan.otherRecipients} total={plan.count} />
      </div>
      {plan.revocable > 0 && (
        <PlanSample items={plan.sample} total={plan.revocable} hasRealm={plan.realms.length > 1} />
      )}
      {!plan.file && plan.revocable > 0 && <DriftCheck review={review} />}
      {!plan.file && plan.revocable > 0 && <PlanIdentity plan={plan} now={now} />}
      {refusal && <FailureNotice failure={refusal} />}
    </div>
  );
  return (
    <>
      <RealmStrip realms={plan.realms} />
      <OnBehalf customer={plan.actingFor} />
      {/* Kept while the list is shown: what was typed must not be lost. */}
      <div className={listed === null ? shared.kept : shared.gone}>
        {plan.revocable > 0 ? (
          <OrderForm review={review}>{body}</OrderForm>
        ) : (
          <>
            <div className={shared.scroll}>{body}</div>
            <div className={shared.actions}>
              <Button variant="default" onClick={close} data-autofocus>
                Close
              </Button>
            </div>
          </>
        )}
      </div>
      {listed !== null && <Listed plan={plan} shown={listed} onShow={setListed} onBack={back} />}
    </>
  );
}

interface HeadlineProps {
  readonly plan: Reviewed['plan'];
  readonly listButton: RefObject<HTMLButtonElement | null>;
  readonly onList: (shown: ItemsShown) => void;
}

function Headline({ plan, listButton, onList }: HeadlineProps) {
  const ended = plan.count - plan.revocable;
  return (
    <div className={classes.headline}>
      <p>
        <strong className={classes.big}>{plan.revocable.toLocaleString('en')}</strong>{' '}
        {ended > 0
          ? `of ${plan.count.toLocaleString('en')} chosen can be revoked`
          : plan.revocable === 1
            ? 'consent will be revoked'
            : 'consents will be revoked'}
      </p>
      <p>
        <strong className={classes.big}>{plan.customers.toLocaleString('en')}</strong>{' '}
        {plan.customers === 1 ? 'customer' : 'customers'}
      </p>
      {ended > 0 && (
        <p>
          <strong className={classes.big}>{ended.toLocaleString('en')}</strong> already ended{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => onList('ended')}>
            List them
          </Button>
        </p>
      )}
      <Button
        ref={listButton}
        className={classes.listAll}
        variant="default"
        leftSection={<IconList size={16} aria-hidden />}
        onClick={() => onList('all')}
      >
        List all {plan.count.toLocaleString('en')}
      </Button>
    </div>
  );
}

interface ListedProps {
  readonly plan: Reviewed['plan'];
  readonly shown: ItemsShown;
  readonly onShow: (shown: ItemsShown) => void;
  readonly onBack: () => void;
}

function Listed({ plan: { planId, realms }, shown, onShow, onBack }: ListedProps) {
  const slices = useMemo(
    () =>
      new Slices((from, limit) =>
        bridge.plans.items({ planId, from, limit, ...(shown === 'all' ? {} : { only: shown }) }),
      ),
    [planId, shown],
  );
  return (
    <PlanItems slices={slices} hasRealm={realms.length > 1} shown={shown} onShow={onShow} onBack={onBack} />
  );
}
