/** Looks at every consent of a run again whose outcome is open, one after the other: there may be hundreds, and the realm has just had trouble. */
import type { BridgeClient } from '../../../shared/bridge';
import { type Failure, toFailure } from '../../../shared/failure';
import type { RunItem } from '../../../shared/revocation';
import { sliceLimit } from '../../../shared/revocation-terms';

export interface Looking {
  readonly state: 'looking' | 'ended';
  readonly done: number;
  readonly total: number;
  /** Why it broke off. */
  readonly failure?: Failure;
}

type Port = Pick<BridgeClient['runs'], 'items' | 'lookAgain'>;

interface Way {
  isWanted(): boolean;
  looked(item: RunItem, done: number, total: number): void;
}

export async function lookAtAll(runs: Port, runId: string, { isWanted, looked }: Way): Promise<Looking> {
  let done = 0;
  let total = 0;
  try {
    // All are named first: whoever is known at last leaves the list, and the next slice would begin too late.
    const open = await unknownOf(runs, runId);
    total = open.length;
    for (const index of open) {
      if (!isWanted()) break;
      looked(await runs.lookAgain({ runId, index }), ++done, total);
    }
    return { state: 'ended', done, total };
  } catch (error) {
    return { state: 'ended', done, total, failure: toFailure(error) };
  }
}

async function unknownOf({ items }: Port, runId: string): Promise<number[]> {
  const open: number[] = [];
  for (;;) {
    const slice = await items({ runId, from: open.length, limit: sliceLimit, states: ['unknown'] });
    open.push(...slice.items.map(({ index }) => index));
    if (slice.items.length === 0 || open.length >= slice.total) return open;
  }
}
