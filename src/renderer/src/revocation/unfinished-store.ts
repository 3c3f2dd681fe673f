/** Runs that an earlier start of the app did not bring to their end (V5): offered until each was gone on with or ended. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import { type Failure, toFailure } from '../../../shared/failure';
import type { Confirmation, RunStatus } from '../../../shared/revocation';

export interface UnfinishedState {
  readonly runs: readonly RunStatus[];
  /** What could not be read of earlier runs, in plain words. */
  readonly problems: readonly string[];
  /** The one that is reviewed before it goes on. */
  readonly reviewed: RunStatus | null;
  /** What was asked of main and is not answered yet. */
  readonly isAsked: boolean;
  /** Why what was asked last did not happen. */
  readonly trouble: Failure | null;
  find(): Promise<void>;
  /** The problems have been read. */
  dismissProblems(): void;
  review(run: RunStatus): void;
  /** Leaves the review; the run stays offered. */
  leave(): void;
  goOn(confirmations: Confirmation[]): Promise<void>;
  /** Ends it as it stands. */
  abandon(run: RunStatus): Promise<void>;
}

interface Ports {
  readonly runs: Pick<BridgeClient['runs'], 'unfinished' | 'resume' | 'abandon'>;
}

/** @param begun is given the run once it goes on, or has been ended and can be reported */
export function createUnfinishedStore({ runs }: Ports, begun: (run: RunStatus) => void) {
  return createStore<UnfinishedState>((set, get) => {
    const ask = async ({ runId }: RunStatus, act: () => Promise<RunStatus>) => {
      if (get().isAsked) return;
      set({ isAsked: true, trouble: null });
      try {
        const run = await act();
        set({ runs: get().runs.filter((other) => other.runId !== runId), reviewed: null });
        begun(run);
      } catch (error) {
        set({ trouble: toFailure(error) });
      } finally {
        set({ isAsked: false });
      }
    };
    return {
      runs: [],
      problems: [],
      reviewed: null,
      isAsked: false,
      trouble: null,
      find: async () => set(await runs.unfinished()),
      dismissProblems: () => set({ problems: [] }),
      review: (reviewed) => set({ reviewed, trouble: null }),
      leave: () => {
        if (!get().isAsked) set({ reviewed: null, trouble: null });
      },
      goOn: async (confirmations) => {
        const { reviewed } = get();
        if (reviewed) await ask(reviewed, () => runs.resume({ runId: reviewed.runId, confirmations }));
      },
      abandon: (run) => ask(run, () => runs.abandon({ runId: run.runId })),
    };
  });
}
