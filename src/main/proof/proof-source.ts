/** What a proof is taken from: the run as main knows it. `RevocationRun` fits. */
import type { RunItem, RunStatus } from '../../shared/revocation';
import type { RunHeader } from '../revocation/journal/run-journal';

export interface ProvenRun {
  readonly header: RunHeader;
  status(): RunStatus;
  readonly items: {
    /** Whether the run is over this place of the plan. */
    has(index: number): boolean;
    item(index: number): RunItem;
  };
}

export interface ProofSource {
  /** @throws Failure `not-found` for a run that is not known (any more). */
  find(runId: string): ProvenRun;
}
