/** How a run begins: what is written first, so that a kill at any moment finds it in the journal and the log. */
import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../shared/audit';
import { fail } from '../../../shared/failure';
import type { RevocationOrder } from '../../../shared/revocation';
import type { AuditLog } from '../../audit/audit-log';
import type { RunHeader, RunJournal } from '../journal/run-journal';
import type { ShelvedPlan } from '../plan/plan-desk';
import { placesOf } from '../plan/plan-review';
import { onWhoseBehalf } from './run-records';

/** @throws Failure `invalid-input` when there is nothing to revoke. */
export function headerOf(
  shelved: ShelvedPlan,
  { reason, ticket }: RevocationOrder,
  approvedBy: string,
  startedAt: number,
): RunHeader {
  const over = placesOf(shelved, true);
  if (over.length === 0) throw nothingToRevoke();
  const { plan, hash } = shelved;
  return { runId: randomUUID(), plan, hash, over, reason, ...(ticket && { ticket }), approvedBy, startedAt };
}

/**
 * Journal first: without it nothing could be told after a kill. A start that the log does not take is none. `permit` throws when it may not begin;
 * it is asked last. @throws what it throws, or Failure `storage`; then the run is called off.
 */
export async function writeStart(
  header: RunHeader,
  openJournal: () => Promise<RunJournal>,
  audit: AuditLog,
  permit: () => void,
): Promise<void> {
  const journal = await openJournal();
  try {
    await audit.append(startEntry(header));
    permit();
  } catch (error) {
    await callOff(header, journal, audit);
    throw error;
  }
}

/** Best effort: what stays in the journal is a run of which nothing was sent. */
async function callOff(header: RunHeader, journal: RunJournal, audit: AuditLog): Promise<void> {
  const { runId, startedAt } = header;
  await journal.append({ kind: 'ended', at: startedAt, how: 'abandoned' }).catch(() => {});
  await journal.close().catch(() => {});
  const entry: AuditEntry = { kind: 'run-abandoned', runId, ...onWhoseBehalf(header), outcome: 'refused' };
  await audit.append(entry).catch(() => {});
}

function startEntry(header: RunHeader): AuditEntry {
  const { runId, plan, hash, over, reason, ticket, approvedBy } = header;
  return {
    kind: 'run-started',
    runId,
    ...onWhoseBehalf(header),
    reason,
    ...(ticket && { ticket }),
    details: {
      planId: plan.planId,
      planHash: hash,
      preparedBy: plan.preparedBy,
      approvedBy,
      realms: Object.values(plan.realms)
        .map(({ name }) => name)
        .join(', '),
      consents: over.length,
    },
  };
}

const nothingToRevoke = () =>
  fail(
    'invalid-input',
    'Nothing in this plan can be revoked: all of it has ended already.',
    'There is nothing to do.',
  );
