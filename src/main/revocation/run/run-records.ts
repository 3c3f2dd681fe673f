/**
 * What a run writes down: journal, audit log and evidence. An intent that cannot be written is not acted on. An outcome that cannot be
 * written is kept until it can be: the revoke has been sent, and forgetting what became of it would be worse than waiting.
 */
import type { AuditEntry } from '../../../shared/audit';
import { type Failure, fail } from '../../../shared/failure';
import type { RevocationOutcome } from '../../../shared/revocation';
import { type AuditLog, auditRealm } from '../../audit/audit-log';
import type { Clock } from '../../clock';
import type { Attempt } from '../attempt';
import type { EvidenceStore } from '../evidence/evidence';
import type { JournalEntry, RunHeader, RunJournal } from '../journal/run-journal';
import type { RunItems } from './run-items';
import { nothingSent } from './run-work';
import { storedOutcome } from './stored-outcome';

export interface RecordPorts {
  audit: AuditLog;
  evidence: EvidenceStore;
  clock: Clock;
}

export class RunRecords {
  #journal: Promise<RunJournal> | null = null;
  /** What is owed to the disk, oldest first. */
  #owed: Array<() => Promise<unknown>> = [];
  #flushing: Promise<void> | null = null;
  /** Those whose intent the log holds, and no word of what became of it. */
  readonly #open = new Set<number>();

  constructor(
    private readonly ports: RecordPorts,
    readonly header: RunHeader,
    private readonly openJournal: () => Promise<RunJournal>,
  ) {}

  /** @throws Failure `storage`: then nothing may be sent. */
  async intent(index: number): Promise<void> {
    const at = this.ports.clock.now();
    this.#open.add(index);
    await allOf([
      this.#audit({ kind: 'revocation-intended', ...this.#consent(index) }),
      this.#append({ kind: 'intent', index, at }),
    ]);
  }

  /**
   * The journal last: a kill that comes between leaves a consent that is read again and told of twice, not one of which log or proof know nothing.
   * @throws Failure `storage`: then it is owed, see `flush`.
   */
  async outcome(index: number, attempt: Attempt, at: number): Promise<void> {
    const outcome = storedOutcome(attempt);
    this.#open.delete(index);
    const kept = this.#keep(index, attempt);
    await this.#owing([
      () => this.#auditOutcome(index, attempt),
      () => kept,
      () => this.#append({ kind: 'outcome', index, at, outcome }),
    ]);
  }

  /** It will be tried again: where the log holds the intent, it also holds that nothing was done. @throws Failure `storage`: then it is owed. */
  async putBack(index: number, attempt: Attempt): Promise<void> {
    if (this.#open.delete(index)) await this.#owing([() => this.#auditOutcome(index, attempt, 'put-back')]);
  }

  /** What is owed comes first, or an older outcome would be written after this one. @throws Failure `storage`: then the consent stays as it was. */
  async lookedAgain(index: number, attempt: Attempt, at: number): Promise<void> {
    await this.flush();
    await allOf([
      this.#auditOutcome(index, attempt),
      this.#append({ kind: 'outcome', index, at, outcome: storedOutcome(attempt) }),
      this.#keep(index, attempt),
    ]);
  }

  /** Best effort: a pause must not fail for want of a disk. */
  async paused(by: 'operator' | 'sleep' | 'trouble' | 'quit', failure?: Failure): Promise<void> {
    const at = this.ports.clock.now();
    const details = { by, ...(failure && { failure: failure.message }) };
    await Promise.allSettled([
      this.#audit({ kind: 'run-paused', ...this.#run, details }),
      this.#append({ kind: 'paused', at, by }),
    ]);
  }

  /** Also what is owed. @throws Failure `storage`: then the run must not go on. */
  async resumed(by: string): Promise<void> {
    await this.flush();
    const at = this.ports.clock.now();
    await allOf([
      this.#audit({ kind: 'run-resumed', ...this.#run, details: { by } }),
      this.#append({ kind: 'resumed', at, by }),
    ]);
  }

  /** Also what is owed. @throws Failure `storage`: then it has not ended yet. */
  async ended(how: 'complete' | 'stopped' | 'abandoned', items: RunItems): Promise<void> {
    await this.flush();
    for (const index of [...this.#open]) {
      const { state, outcome = heldBack } = items.facts(index);
      const attempt = { outcome, evidence: nothingSent };
      await this.#auditOutcome(index, attempt, state === 'unsent' ? 'put-back' : outcome.kind);
      this.#open.delete(index);
    }
    const at = this.ports.clock.now();
    const kind = how === 'abandoned' ? 'run-abandoned' : 'run-ended';
    await this.#audit({ kind, ...this.#run, outcome: how, details: { ...items.counts } });
    await this.#append({ kind: 'ended', at, how });
  }

  /** Nobody can ask about the run any more. */
  async close(): Promise<void> {
    const journal = await this.#journal?.catch(() => null);
    await journal?.close().catch(() => {});
  }

  /** Writes what is owed. @throws Failure `storage`: then the rest is still owed. */
  flush(): Promise<void> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    while (this.#owed[0]) {
      await this.#owed[0]();
      this.#owed.shift();
    }
  }

  /** Without it there is no proof, but what was done was done. */
  async #keep(index: number, { evidence }: Attempt): Promise<void> {
    try {
      await this.ports.evidence.put(this.header.runId, index, evidence);
    } catch {}
  }

  get #run(): Pick<AuditEntry, 'runId' | 'subject'> {
    return { runId: this.header.runId, ...onWhoseBehalf(this.header) };
  }

  #consent(index: number): Omit<AuditEntry, 'kind'> {
    const { plan } = this.header;
    const item = plan.items[index];
    const realm = item && plan.realms[item.realmId];
    return {
      ...this.#run,
      ...(realm && { realm: auditRealm(realm) }),
      ...(item && { consentId: item.id }),
      ...(item?.customerId && { details: { customer: item.customerId } }),
    };
  }

  #auditOutcome(index: number, attempt: Attempt, word: string = attempt.outcome.kind) {
    const { reason, ticket } = this.header;
    const { statusAfter, differences, failure, requestId } = storedOutcome(attempt);
    const about = this.#consent(index);
    return this.#audit({
      kind: 'revocation-outcome',
      ...about,
      reason,
      ...(ticket && { ticket }),
      outcome: word,
      ...(requestId && { requestIds: [requestId] }),
      details: {
        ...about.details,
        ...(statusAfter !== null && { statusAfter }),
        ...(differences && { differences: differences.join(' ') }),
        ...(failure && { failure: failure.message }),
      },
    });
  }

  #audit(entry: AuditEntry): Promise<unknown> {
    return this.ports.audit.append(entry);
  }

  async #append(entry: JournalEntry): Promise<void> {
    await (await this.#openOnce()).append(entry);
  }

  /** A journal that could not be opened is tried again with the next entry. */
  #openOnce(): Promise<RunJournal> {
    if (this.#journal) return this.#journal;
    const opening = this.openJournal();
    this.#journal = opening;
    opening.catch(() => {
      this.#journal = null;
    });
    return opening;
  }

  /** One after the other; what was not reached is owed. */
  async #owing(steps: Array<() => Promise<unknown>>): Promise<void> {
    const write = async () => {
      while (steps[0]) {
        await steps[0]();
        steps.shift();
      }
    };
    try {
      await write();
    } catch (error) {
      this.#owed.push(write);
      throw error;
    }
  }
}

/** As the audit log names the customer in whose context something was done (U2). */
export const onWhoseBehalf = ({ plan }: RunHeader): Pick<AuditEntry, 'subject'> =>
  plan.actingFor === undefined ? {} : { subject: plan.actingFor };

const heldBack: RevocationOutcome = {
  kind: 'failed',
  failure: fail('cancelled', 'The run was halted before it was sent.', 'Choose it again to revoke it.')
    .failure,
};

/** Waits for all, also when one fails: nothing is written behind the back of what happens next. */
async function allOf(writes: ReadonlyArray<Promise<unknown>>): Promise<void> {
  for (const result of await Promise.allSettled(writes))
    if (result.status === 'rejected') throw result.reason;
}
