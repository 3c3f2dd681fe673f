import { lazy, Suspense, useEffect } from 'react';
import { appStore } from '../stores';
import { runStore, unfinishedStore, useRun, useUnfinished } from './stores';
import { useDialogIsOpen } from './use-dialog';

// Its form needs the schema library, which the first paint does not.
const RevokeDialog = lazy(() => import('./RevokeDialog'));
const RunBar = lazy(() => import('./RunBar'));
const InterruptedRuns = lazy(() => import('./InterruptedRuns'));

/** Where a revocation is shown, whatever screen is below it. */
export function RevocationHost() {
  const isOpen = useDialogIsOpen();
  useEffect(() => {
    // A window that was loaded again finds its run; a start of the app finds what the last one left behind.
    runStore.getState().find().catch(appStore.getState().tell);
    unfinishedStore.getState().find().catch(appStore.getState().tell);
  }, []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <RevokeDialog />
    </Suspense>
  );
}

/** The run that was made small. */
export function RunBarPlace() {
  const isSmall = useRun(({ place, run }) => place === 'bar' && run !== null);
  if (!isSmall) return null;
  return (
    <Suspense fallback={null}>
      <RunBar />
    </Suspense>
  );
}

/** Runs that were cut off, where consents are listed. */
export function InterruptedRunsPlace() {
  const isAny = useUnfinished(({ runs }) => runs.length > 0);
  if (!isAny) return null;
  return (
    <Suspense fallback={null}>
      <InterruptedRuns />
    </Suspense>
  );
}
