/**
 * Keeps the rows on screen in step with a run: whatever was read again takes the place of what the list had. A small run is followed as it goes; of a
 * large one the outcomes are asked for when it rests, slice by slice, so that neither the bridge nor the grid is flooded.
 */
import type { BridgeClient } from '../../../shared/bridge';
import type { Consent, ConsentRef } from '../../../shared/consent';
import type { RunItem, RunStatus } from '../../../shared/revocation';
import { type RunItemState, sliceLimit } from '../../../shared/revocation-terms';
import { doneOf } from './run-words';

interface Rows {
  follow(read: readonly Consent[], gone: readonly ConsentRef[]): void;
  /** Reads these realms again. */
  refresh(realmIds: readonly string[]): void;
}

/** Those whose consent was read again. */
const told: RunItemState[] = ['revoked', 'already-ended', 'changed'];

export function createFollower({ items }: Pick<BridgeClient['runs'], 'items'>, rows: Rows) {
  let runId = '';
  /** By index: when the outcome that was taken over was told. */
  let taken = new Map<number, number>();
  let unclear = new Set<string>();
  let seen = -1;
  let isFollowing = false;
  let next: (() => Promise<void>) | null = null;

  const take = (found: readonly RunItem[], isOurs: boolean) => {
    const fresh = found.filter(({ index, endedAt = 0 }) => taken.get(index) !== endedAt);
    for (const { index, endedAt = 0 } of fresh) taken.set(index, endedAt);
    const { read, gone, unknown } = effectOf(fresh, isOurs);
    for (const realmId of unknown) unclear.add(realmId);
    if (read.length + gone.length > 0) rows.follow(read, gone);
  };
  const readAll = async (run: RunStatus, isOurs: boolean) => {
    for (let from = 0; ; from += sliceLimit) {
      const slice = await items({ runId: run.runId, from, limit: sliceLimit, states: told });
      if (run.runId !== runId) return;
      take(slice.items, isOurs);
      if (slice.items.length === 0 || from + slice.items.length >= slice.total) break;
    }
    if (run.state !== 'ended' || unclear.size === 0) return;
    rows.refresh([...unclear]);
    unclear = new Set();
  };
  /** One reading at a time; of those asked for meanwhile, the last. */
  const soon = async (act: () => Promise<void>) => {
    next = act;
    if (isFollowing) return;
    isFollowing = true;
    while (next) {
      const now: () => Promise<void> = next;
      next = null;
      // A list that could not be followed is refreshed by the operator; the report is right in any case.
      await now().catch(() => {});
    }
    isFollowing = false;
  };

  return {
    moved(run: RunStatus, isOurs: boolean): void {
      if (run.runId !== runId) {
        runId = run.runId;
        taken = new Map();
        unclear = new Set();
        seen = -1;
      }
      const done = doneOf(run);
      const rests = run.state === 'ended' || run.state === 'paused';
      if (done === seen || (!rests && run.total > sliceLimit)) return;
      seen = done;
      void soon(() => readAll(run, isOurs));
    },
    looked(item: RunItem): void {
      take([item], true);
    },
  };
}

/** What outcomes say of rows. Of a run that began before a restart nobody knows whether 'nothing to show' means that the consent is gone. */
export function effectOf(found: readonly RunItem[], isOurs: boolean) {
  const read: Consent[] = [];
  const gone: ConsentRef[] = [];
  const unknown = new Set<string>();
  for (const { outcome, ref } of found) {
    if (!outcome || !('after' in outcome)) continue;
    if (outcome.after) read.push(outcome.after);
    else if (isOurs && outcome.kind !== 'changed') gone.push(ref);
    else unknown.add(ref.realmId);
  }
  return { read, gone, unknown };
}
