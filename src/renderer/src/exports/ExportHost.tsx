import { lazy, Suspense, useEffect } from 'react';
import { returnFocus, useExport } from './stores';

const ExportDialog = lazy(() => import('./ExportDialog'));

/** Where an export is shown, whatever screen lies below: it runs on when another one comes. */
export function ExportHost() {
  const isIdle = useExport((state) => state.phase.kind === 'idle');
  useEffect(() => (isIdle ? undefined : returnFocus), [isIdle]);
  if (isIdle) return null;
  return (
    <Suspense fallback={null}>
      <ExportDialog />
    </Suspense>
  );
}
