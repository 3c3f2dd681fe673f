import { lazy, Suspense, useEffect } from 'react';
import { networkStore, useNetwork } from './stores';

const ProxyDialog = lazy(() => import('./ProxyDialog'));

/** Where a proxy's question is shown, whatever lies below: what waits for the answer may have been begun anywhere. */
export function ProxyHost() {
  const question = useNetwork((state) => state.known?.questions[0]);
  // One may have been asked before this window was there.
  useEffect(() => {
    const idle = requestIdleCallback(
      () =>
        void networkStore
          .getState()
          .look()
          .catch(() => {}),
    );
    return () => cancelIdleCallback(idle);
  }, []);
  if (!question) return null;
  return (
    <Suspense fallback={null}>
      <ProxyDialog key={question.questionId} question={question} />
    </Suspense>
  );
}
