import { lazy, Suspense } from 'react';
import { useRevocation } from './stores';

// Its form needs the schema library, which the first paint does not.
const RevokeDialog = lazy(() => import('./RevokeDialog'));

/** Where a revocation is shown from the first moment of its plan to the end of its report. */
export function RevocationHost() {
  const isIdle = useRevocation((state) => state.phase.kind === 'idle');
  if (isIdle) return null;
  return (
    <Suspense fallback={null}>
      <RevokeDialog />
    </Suspense>
  );
}
