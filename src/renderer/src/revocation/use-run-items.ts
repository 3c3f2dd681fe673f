import { useEffect, useMemo } from 'react';
import type { RunItem } from '../../../shared/revocation';
import type { RunItemState } from '../../../shared/revocation-terms';
import { bridge } from '../bridge';
import { Slices } from './slices';
import { useRun } from './stores';

/** The consents of a run in these states, or all of them; asked for again when one of them was looked at again. */
export function useRunItems(runId: string, state: RunItemState | null): Slices<RunItem> {
  const looked = useRun((run) => run.looked);
  const slices = useMemo(
    () =>
      new Slices<RunItem>((from, limit) =>
        bridge.runs.items({ runId, from, limit, ...(state === null ? {} : { states: [state] }) }),
      ),
    [runId, state],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `looked` says when
  useEffect(() => {
    if (slices.total !== null) slices.renew();
  }, [slices, looked]);
  return slices;
}
