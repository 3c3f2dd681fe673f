/** Reads a consent again whose outcome is open, and says what it has come to (V4). Nothing is sent. */
import { type Consent, isRevocable } from '../../../shared/consent';
import { FailureError, fail } from '../../../shared/failure';
import type { RevocationOutcome } from '../../../shared/revocation';
import { type Attempt, readTwice } from '../attempt';
import type { EvidenceStore } from '../evidence/evidence';
import type { Reading } from '../judge';
import type { Plan } from '../plan/plan';
import type { ItemFacts, RunItems } from './run-items';
import { nothingSent, permittedToRead, type WorkPorts } from './run-work';

interface Looked {
  plan: Plan;
  items: RunItems;
  runId: string;
}

/** @throws Failure `not-found`, `conflict` when there is nothing open about it, or why it could not be read. */
export async function lookAgain(
  ports: WorkPorts & { evidence: EvidenceStore },
  { plan, items, runId }: Looked,
  index: number,
  write: (attempt: Attempt, at: number) => Promise<void>,
): Promise<void> {
  if (!items.has(index)) throw notInRun();
  const facts = items.facts(index);
  if (facts.state !== 'unknown' && facts.state !== 'failed') throw nothingOpen();
  const { realmId, id } = items.frozen(index);
  const reading = await readTwice(ports.api, permittedToRead(ports, plan, realmId), id);
  if (reading.kind === 'unreadable') throw new FailureError(reading.failure);
  const outcome = judge(facts, reading);
  // The run may have taken it up again meanwhile: then it is the run that says what becomes of it.
  if (!outcome || items.facts(index) !== facts) return;
  const evidence = (await ports.evidence.get(runId, index)) ?? nothingSent;
  const endedAt = ports.clock.now();
  await write({ outcome, evidence: { ...evidence, after: reading.proof ?? null } }, endedAt);
  if (items.facts(index) === facts) items.set(index, { ...facts, state: outcome.kind, outcome, endedAt });
}

/** Null when it stays as it was. 'Revoked' only of what the API shows as revoked. */
function judge(facts: ItemFacts, reading: Reading): RevocationOutcome | null {
  if (reading.kind !== 'present') return { kind: 'already-ended', after: null };
  const { consent } = reading;
  if (consent.status === 'revoked') return { kind: 'revoked', after: consent };
  if (!isRevocable(consent)) return { kind: 'already-ended', after: consent };
  return facts.state === 'unknown' ? { kind: 'failed', failure: stillThere(consent) } : null;
}

const stillThere = ({ statusAsReceived }: Consent) =>
  fail(
    'conflict',
    `The consent is not revoked: read again, it is ‘${statusAsReceived}’.`,
    'Choose it again to revoke it.',
    { retryable: true },
  ).failure;

const notInRun = () =>
  fail('not-found', 'This consent is not part of the run.', 'Choose another of the list.');

const nothingOpen = () =>
  fail(
    'conflict',
    'There is nothing open about this consent.',
    'Only one that failed or is unknown is looked at again.',
  );
