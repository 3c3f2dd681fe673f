/** The stores of this folder, put together once. Rows and an open detail follow what a revocation has read. */
import { useStore } from 'zustand';
import { isRevocable } from '../../../shared/consent-status';
import { bridge } from '../bridge';
import { consentsStore, detailStore, selectionStore } from '../consents/stores';
import { createFollower } from './follow-outcomes';
import { createPlanStore, type PlanState } from './plan-store';
import { createRunStore, type RunState } from './run-store';
import { createUnfinishedStore, type UnfinishedState } from './unfinished-store';

const follower = createFollower(bridge.runs, {
  follow: (read, gone) => {
    consentsStore.getState().follow(read, gone);
    // What has ended is no longer to be revoked; what has not stays selected, to be planned again.
    selectionStore.getState().release(read.filter((consent) => !isRevocable(consent)));
    for (const consent of read) detailStore.getState().outdate(consent);
    for (const ref of gone) detailStore.getState().drop(ref);
  },
  refresh: (realmIds) => {
    const { realmIds: open, refresh } = consentsStore.getState();
    refresh(realmIds.filter((realmId) => open.includes(realmId)));
  },
});

export const runStore = createRunStore(bridge, follower);

export const planStore = createPlanStore(
  bridge,
  {
    changed: (consent) => {
      consentsStore.getState().take(consent);
      detailStore.getState().outdate(consent);
    },
    begun: (run) => runStore.getState().begun(run, true),
  },
  () => consentsStore.getState().visitId,
);

export const unfinishedStore = createUnfinishedStore(bridge, (run) => runStore.getState().begun(run, false));

export const usePlan = <T>(pick: (state: PlanState) => T): T => useStore(planStore, pick);
export const useRun = <T>(pick: (state: RunState) => T): T => useStore(runStore, pick);
export const useUnfinished = <T>(pick: (state: UnfinishedState) => T): T => useStore(unfinishedStore, pick);
