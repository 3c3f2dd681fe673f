/** A run in figures, as the window is told it. */
import type { RealmId } from '../../../shared/realm';
import type { RunStatus } from '../../../shared/revocation';
import type { RunHeader } from '../journal/run-journal';
import type { RunItems } from './run-items';

/** When a realm that asked to be left alone may be asked again; epoch milliseconds. */
export interface RealmHolds {
  heldUntil(realmId: RealmId): number | null;
}

export type Standing = Pick<RunStatus, 'state' | 'paused' | 'endedAt' | 'actingFor'>;

export function statusOf(
  header: RunHeader,
  items: RunItems,
  { state, paused, endedAt, actingFor }: Standing,
  rate: number | null,
  realmOf: (realmId: RealmId) => RunStatus['realms'][number],
): RunStatus {
  const perMinute = state === 'running' ? rate : null;
  const { plan, ticket } = header;
  return {
    runId: header.runId,
    planId: plan.planId,
    hash: header.hash,
    state,
    ...(paused && { paused }),
    reason: header.reason,
    ...(ticket && { ticket }),
    preparedBy: plan.preparedBy,
    approvedBy: header.approvedBy,
    ...(actingFor && { actingFor: { ...actingFor } }),
    startedAt: header.startedAt,
    endedAt,
    total: header.over.length,
    counts: items.counts,
    perMinute,
    timeLeft: perMinute ? Math.round((items.remaining / perMinute) * 60_000) : null,
    realms: Object.keys(plan.realms)
      .filter((realmId) => items.inRealm(realmId).total > 0)
      .map(realmOf),
  };
}

export function realmStatus(
  { plan }: RunHeader,
  items: RunItems,
  holds: RealmHolds,
  now: number,
  realmId: RealmId,
): RunStatus['realms'][number] {
  const realm = plan.realms[realmId];
  const heldUntil = holds.heldUntil(realmId);
  return {
    realmId,
    name: realm?.name ?? realmId,
    environment: realm?.environment ?? 'production',
    ...items.inRealm(realmId),
    heldUntil: heldUntil !== null && heldUntil > now ? heldUntil : null,
  };
}
