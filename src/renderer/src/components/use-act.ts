import { useCallback, useState } from 'react';
import { type Failure, toFailure } from '../../../shared/failure';

/** Runs something that can fail, once at a time, and keeps its failure to be shown. */
export function useAct<A extends unknown[]>(act: (...args: A) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = useCallback(
    async (...args: A) => {
      setBusy(true);
      setFailure(null);
      try {
        await act(...args);
      } catch (error) {
        setFailure(toFailure(error));
      } finally {
        setBusy(false);
      }
    },
    [act],
  );
  return { run, busy, failure };
}
