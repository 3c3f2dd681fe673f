import { Loader } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import type { Consent } from '../../../shared/consent';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { WayOut } from '../components/WayOut';
import { useVisit } from '../stores';
import { ItemReport } from './ItemReport';
import { OnBehalf } from './OnBehalf';
import { RealmStrip } from './RealmStrip';
import classes from './revocation.module.css';
import { planStore, useRun } from './stores';
import { useRunItems } from './use-run-items';

/** The report of a run over one consent. */
export function SingleReport({ run }: { readonly run: RunStatus }) {
  const dismiss = useRun((state) => state.dismiss);
  const slices = useRunItems(run.runId, null);
  useSyncExternalStore(slices.subscribe, () => slices.version);
  useEffect(() => slices.need(0, 0), [slices]);
  const item = slices.at(0);
  // Not on behalf of somebody else, nor as the client what was planned for a customer.
  const isSameToken = useVisit(({ visit }) => visit?.customer.id === run.actingFor?.id);
  const planAgain = (consent: Consent) => {
    // Read by now: the next report takes its place.
    dismiss();
    void planStore.getState().choose([consent]);
  };
  return (
    <>
      <RealmStrip realms={run.realms} />
      <OnBehalf customer={run.actingFor} />
      <div className={classes.scroll}>
        <div className={classes.body}>
          {slices.failure && (
            <FailureNotice failure={{ ...slices.failure, retryable: true }} onRetry={() => slices.retry()} />
          )}
          {item ? (
            <ItemReport item={item} isLive {...(isSameToken && { onPlanAgain: planAgain })}>
              <dt>Reason</dt>
              <dd className={classes.reason}>{run.reason}</dd>
              {run.ticket && (
                <>
                  <dt>Ticket</dt>
                  <dd>{run.ticket}</dd>
                </>
              )}
            </ItemReport>
          ) : (
            !slices.failure && <Loader size="sm" />
          )}
        </div>
      </div>
      <WayOut className={classes.actions} onLeave={dismiss}>
        Close
      </WayOut>
    </>
  );
}
