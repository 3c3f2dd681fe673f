import { Loader } from '@mantine/core';
import { FailureNotice } from '../components/FailureNotice';
import { WayOut } from '../components/WayOut';
import { count } from '../consents/progress-summary';
import { useRealms } from '../stores';
import { ManyReview } from './ManyReview';
import { Progress } from './Progress';
import type { PlanPhase, Source } from './plan-phase';
import { RealmStrip } from './RealmStrip';
import classes from './revocation.module.css';
import { SingleReview } from './SingleReview';
import { planStore, usePlan } from './stores';

/** From the choice to the order. */
export function PlanStep({ phase }: { readonly phase: PlanPhase }) {
  const close = usePlan((state) => state.close);
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'preparing':
      return (
        <>
          <SourceStrip source={phase.source} />
          <div className={classes.waiting} role="status">
            {phase.total === 1 ? (
              <>
                <Loader size="sm" /> Reading the consent again before anything is asked …
              </>
            ) : (
              <Progress
                done={phase.handed}
                total={phase.total}
                label={`Making a plan of ${count(phase.total, 'consent')} …`}
              />
            )}
          </div>
          <WayOut className={classes.actions} onLeave={close}>
            Cancel
          </WayOut>
        </>
      );
    case 'not-prepared':
      return (
        <>
          <SourceStrip source={phase.source} />
          <NotPrepared failure={phase.failure} onAgain={() => void planStore.getState().again()} />
        </>
      );
    case 'review':
      return phase.plan.count === 1 ? <SingleReview review={phase} /> : <ManyReview review={phase} />;
    case 'uncertain':
      return (
        <NotPrepared
          failure={{
            ...phase.failure,
            message: 'Nobody knows whether the run has begun.',
            hint: 'The order was given, and no answer came. Look again before you do anything else.',
            retryable: true,
          }}
          onAgain={() => void planStore.getState().look()}
        />
      );
  }
}

/** Where the chosen ones are, before there is a plan that says it. */
function SourceStrip({ source }: { readonly source: Source }) {
  const entries = useRealms((state) => state.entries);
  if (source.kind === 'file') return null;
  const realmIds = new Set(source.consents.map(({ realmId }) => realmId));
  const realms = entries
    .filter(({ profile }) => realmIds.has(profile.id))
    .map(({ profile: { id, name, environment } }) => ({ realmId: id, name, environment }));
  return <RealmStrip realms={realms} />;
}

interface NotPreparedProps {
  readonly failure: (PlanPhase & { kind: 'not-prepared' })['failure'];
  readonly onAgain: () => void;
}

function NotPrepared({ failure, onAgain }: NotPreparedProps) {
  const close = usePlan((state) => state.close);
  const isUncertain = usePlan(({ phase }) => phase.kind === 'uncertain');
  return (
    <>
      <div className={classes.body}>
        <FailureNotice failure={failure} onRetry={onAgain} />
        {!isUncertain && <p className={classes.muted}>Nothing was sent.</p>}
      </div>
      <WayOut className={classes.actions} onLeave={close}>
        Close
      </WayOut>
    </>
  );
}
