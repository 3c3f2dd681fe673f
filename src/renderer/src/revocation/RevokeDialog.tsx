import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from '../components/Dialog';
import { useApp } from '../stores';
import { titleOf, widthOf } from './dialog-words';
import { GoOnReview } from './GoOnReview';
import { ManyReport } from './ManyReport';
import { PlanStep } from './PlanStep';
import { Running } from './Running';
import classes from './revocation.module.css';
import { isSingle } from './run-words';
import { SingleReport } from './SingleReport';
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
    <Dialog
      onClose={() => leave(step)}
      title={titleOf(step, phase, run)}
      size={isWide ? 1080 : 600}
      yOffset="2vh"
      classNames={{
        content: classes.content,
        body: classes.inner,
      }}
      closeOnClickOutside={false}
      closeOnEscape={!isCovered}
      withCloseButton={!isRunning}
      transitionProps={{ duration: 0 }}
    >
      <Focused key={step === 'running' ? `running ${run?.state}` : step}>
        {step === 'go-on' && interrupted && <GoOnReview run={interrupted} />}
        {step === 'running' && run && <Running run={run} />}
        {step === 'report' && run && (isSingle(run) ? <SingleReport run={run} /> : <ManyReport run={run} />)}
        <PlanStep phase={phase} />
      </Focused>
    </Dialog>
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

/** A run is made small, everything else is left. */
function leave(step: Step): void {
  if (step === 'running') runStore.getState().minimise();
  else if (step === 'report') runStore.getState().dismiss();
  else if (step === 'go-on') unfinishedStore.getState().leave();
  else planStore.getState().close();
}
