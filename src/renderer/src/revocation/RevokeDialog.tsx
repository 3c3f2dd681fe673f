import { Button, Loader, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { FailureNotice } from '../components/FailureNotice';
import { RealmBanner } from './RealmBanner';
import { Report } from './Report';
import { Review } from './Review';
import classes from './revocation.module.css';
import type { Phase } from './revocation-store';
import { useRevocation } from './stores';

const titles: Readonly<Record<Exclude<Phase['kind'], 'idle'>, string>> = {
  preparing: 'Revoke consent',
  'not-prepared': 'Revoke consent',
  review: 'Revoke this consent?',
  running: 'Revoking …',
  report: 'Revocation report',
};

/** While a revocation runs there is no way out of it but its end. */
export default function RevokeDialog() {
  const phase = useRevocation((state) => state.phase);
  const close = useRevocation((state) => state.close);
  if (phase.kind === 'idle') return null;
  const isRunning = phase.kind === 'running';
  return (
    <Modal
      opened
      onClose={close}
      title={titles[phase.kind]}
      size={600}
      yOffset="2vh"
      padding={0}
      classNames={{ title: classes.title, header: classes.header }}
      closeOnClickOutside={false}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
      closeButtonProps={{ 'aria-label': 'Close' }}
      transitionProps={{ duration: 0 }}
    >
      <Focused key={phase.kind}>
        <Step phase={phase} />
      </Focused>
    </Modal>
  );
}

/** The dialog looks for its safe button only when it opens; each later step takes the old one away, so it is focused here. */
function Focused({ children }: { readonly children: ReactNode }) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => {
    (step.current?.querySelector<HTMLElement>('[data-autofocus]') ?? step.current)?.focus();
  }, []);
  return (
    <div ref={step} className={classes.step} tabIndex={-1}>
      {children}
    </div>
  );
}

function Step({ phase }: { readonly phase: Phase }) {
  const prepare = useRevocation((state) => state.prepare);
  const close = useRevocation((state) => state.close);
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'preparing':
      return (
        <>
          <div className={classes.waiting} role="status">
            <Loader size="sm" /> Reading the consent again before anything is asked …
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
          <div className={classes.body}>
            <FailureNotice failure={phase.failure} onRetry={() => void prepare(phase.ref)} />
            <p className={classes.muted}>Nothing was revoked.</p>
          </div>
          <div className={classes.actions}>
            <Button variant="default" onClick={close} data-autofocus>
              Close
            </Button>
          </div>
        </>
      );
    case 'review':
      return <Review key={phase.plan.planId} plan={phase.plan} refusal={phase.refusal} />;
    case 'running':
      return (
        <>
          <RealmBanner plan={phase.plan} />
          <div className={classes.waiting} role="status">
            <Loader size="sm" /> Asking the realm to revoke, then reading the consent again to be sure. Please
            wait …
          </div>
        </>
      );
    case 'report':
      return <Report report={phase.report} look={phase.look} />;
  }
}
