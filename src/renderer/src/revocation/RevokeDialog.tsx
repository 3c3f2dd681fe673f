import { Button, Loader, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { RunStatus } from '../../../shared/revocation';
import { FailureNotice } from '../components/FailureNotice';
import { count } from '../consents/progress-summary';
import { useApp, useRealms } from '../stores';
import { GoOnReview } from './GoOnReview';
import { ManyReport } from './ManyReport';
import { ManyReview } from './ManyReview';
import { Progress } from './Progress';
import type { PlanPhase, Source } from './plan-store';
import { RealmStrip } from './RealmStrip';
import { Running } from './Running';
import classes from './revocation.module.css';
import { isSingle } from './run-words';
import { SingleReport } from './SingleReport';
import { SingleReview } from './SingleReview';
import { planStore, runStore, unfinishedStore, usePlan, useRun, useUnfinished } from './stores';
import { type Step, useStep } from './use-dialog';

/** A revocation from the first moment of its plan to the end of its report. While it runs there is no way out of it but its end. */
export default function RevokeDialog() {
  const step = useStep();
  const phase = usePlan((state) => state.phase);
  const run = useRun((state) => state.run);
  const interrupted = useUnfinished((state) => state.reviewed);
  // Another dialog over this one, to unlock a realm for one: Escape is meant for that.
  const isCovered = useApp((state) => state.panel !== null);
  if (step === 'none') return null;
  const isWide = widthOf(step, phase, run) === 'wide';
  const isRunning = step === 'running' || (phase.kind === 'review' && phase.isBeginning);
  return (
    <Modal
      opened
      onClose={() => leave(step)}
      title={titleOf(step, phase, run)}
      size={isWide ? 1080 : 600}
      yOffset="2vh"
      padding={0}
      classNames={{
        title: classes.title,
        header: classes.header,
        content: classes.content,
        body: classes.inner,
      }}
      closeOnClickOutside={false}
      closeOnEscape={!isCovered}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <Focused key={step === 'running' ? `running ${run?.state}` : step}>
        {step === 'go-on' && interrupted && <GoOnReview run={interrupted} />}
        {step === 'running' && run && <Running run={run} />}
        {step === 'report' && run && (isSingle(run) ? <SingleReport run={run} /> : <ManyReport run={run} />)}
        <PlanStep phase={phase} />
      </Focused>
    </Modal>
  );
}

/** The dialog looks for its safe button only when it opens; each later step takes the old one away, so it is focused here. */
function Focused({ children }: { readonly children: ReactNode }) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => {
    (step.current?.querySelector<HTMLElement>('[data-autofocus]') ?? step.current)?.focus({
      preventScroll: true,
    });
  }, []);
  return (
    <div ref={step} className={classes.step} tabIndex={-1}>
      {children}
    </div>
  );
}

function PlanStep({ phase }: { readonly phase: PlanPhase }) {
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
          <div className={classes.actions}>
            <Button variant="default" onClick={close} data-autofocus>
              Cancel
            </Button>
          </div>
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
      <div className={classes.actions}>
        <Button variant="default" onClick={close} data-autofocus>
          Close
        </Button>
      </div>
    </>
  );
}

/** A run is made small, everything else is left. */
function leave(step: Step): void {
  if (step === 'running') runStore.getState().minimise();
  else if (step === 'report') runStore.getState().dismiss();
  else if (step === 'go-on') unfinishedStore.getState().leave();
  else planStore.getState().close();
}

function titleOf(step: Step, phase: PlanPhase, run: RunStatus | null): string {
  switch (step) {
    case 'none':
      return '';
    case 'preparing':
    case 'not-prepared':
    case 'uncertain':
      return phase.kind === 'not-prepared' && phase.source.kind === 'file'
        ? 'Open plan file'
        : phase.kind === 'preparing' && phase.total > 1
          ? 'Revoke consents'
          : 'Revoke consent';
    case 'review': {
      if (phase.kind !== 'review' || phase.plan.count === 1) return 'Revoke this consent?';
      return `Revoke ${count(phase.plan.revocable, 'consent')}?`;
    }
    case 'go-on':
      return 'Go on with this run?';
    case 'running':
      return run?.state === 'paused' ? 'Revoking is paused' : 'Revoking …';
    case 'report':
      return 'Revocation report';
  }
}

function widthOf(step: Step, phase: PlanPhase, run: RunStatus | null): 'narrow' | 'wide' {
  if (phase.kind === 'review') return phase.plan.count === 1 ? 'narrow' : 'wide';
  return step === 'report' && run !== null && !isSingle(run) ? 'wide' : 'narrow';
}
