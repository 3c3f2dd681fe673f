import { useEffect, useRef } from 'react';
import { Dialog } from '../components/Dialog';
import { Asking } from './Asking';
import classes from './export.module.css';
import type { Phase } from './export-store';
import { Failed, Saved, Underway } from './Progress';
import { useExport } from './stores';

const titles: Readonly<Record<Phase['kind'], string>> = {
  idle: '',
  asking: 'Export consents',
  running: 'Exporting …',
  saved: 'Consents exported',
  failed: 'Consents were not exported',
};

/** While an export runs, Cancel is the way out of it: a stray Escape must not throw away what took minutes. */
export default function ExportDialog() {
  const phase = useExport((state) => state.phase);
  const close = useExport((state) => state.close);
  const isRunning = phase.kind === 'running';
  return (
    <Dialog
      onClose={close}
      title={titles[phase.kind]}
      size={560}
      yOffset="2vh"
      closeOnClickOutside={false}
      closeOnEscape={!isRunning}
      withCloseButton={!isRunning}
      transitionProps={{ duration: 0 }}
    >
      <Step key={stepOf(phase)} phase={phase} />
    </Dialog>
  );
}

/** While the place is chosen there is no button to be focused; once it is, there is one. */
const stepOf = (phase: Phase): string =>
  phase.kind === 'running' && phase.fileName === null ? 'place' : phase.kind;

/** The dialog looks for its safe button only when it opens; each later step takes the old one away, so it is focused here. */
function Step({ phase }: { readonly phase: Phase }) {
  const step = useRef<HTMLDivElement>(null);
  useEffect(() => {
    (step.current?.querySelector<HTMLElement>('[data-autofocus]') ?? step.current)?.focus();
  }, []);
  return (
    <div ref={step} className={classes.step} tabIndex={-1}>
      <Content phase={phase} />
    </div>
  );
}

function Content({ phase }: { readonly phase: Phase }) {
  switch (phase.kind) {
    case 'idle':
      return null;
    case 'asking':
      return <Asking source={phase.source} wasCancelled={phase.wasCancelled} />;
    case 'running':
      return <Underway run={phase} />;
    case 'saved':
      return <Saved exported={phase.exported} />;
    case 'failed':
      return <Failed failure={phase.failure} />;
  }
}
