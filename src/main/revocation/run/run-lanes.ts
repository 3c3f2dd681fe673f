/**
 * Sorts a run's consents into a lane for each realm: what was cut off and what nobody knows first, since it is read before anything new is sent;
 * what is done not at all.
 */

import type { KnownItem, RunHeader } from '../journal/run-journal';
import type { RunItems } from './run-items';
import { RunLane, type Waiting } from './run-lane';
import { maybeSent, outcomeOf } from './stored-outcome';

/** `items` are told what is known. */
export function lanesOf(
  { plan, over }: RunHeader,
  items: RunItems,
  known: ReadonlyMap<number, KnownItem>,
): RunLane[] {
  // Each revoke ends the tokens of the customer whose consent it was, and so the one that others in hand would be using.
  const most = plan.actingFor === undefined ? undefined : 1;
  const waiting = new Map<string, Waiting[]>();
  for (const index of over) {
    const { realmId } = items.frozen(index);
    const lane = waiting.get(realmId) ?? [];
    waiting.set(realmId, lane);
    const found = known.get(index);
    if (found?.state === 'ended') tell(items, index, found);
    if (found?.state === 'intended') items.set(index, maybeSent);
    if (found?.state === 'ended' && found.outcome.kind !== 'unknown') continue;
    const wasSent = found !== undefined && found.state !== 'unsent';
    lane.push({ index, realmId, sentBefore: wasSent, lookFirst: wasSent, putBacks: 0 });
  }
  return Object.keys(plan.realms)
    .filter((realmId) => waiting.has(realmId))
    .map((realmId) => new RunLane(realmId, waiting.get(realmId) ?? [], most));
}

function tell(items: RunItems, index: number, { outcome, at }: KnownItem & { state: 'ended' }): void {
  const { kind, requestId } = outcome;
  const facts = { state: kind, outcome: outcomeOf(outcome), endedAt: at };
  items.set(index, { ...facts, ...(requestId && { requestId }) });
}
