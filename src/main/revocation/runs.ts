/**
 * The runs of this app: one at a time is under way, those that were cut off wait to be resumed or abandoned (V5), and the last few can still be
 * asked about.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { AuditEntry } from '../../shared/audit';
import { FailureError, fail } from '../../shared/failure';
import type { RealmId } from '../../shared/realm';
import type {
  RevocationOrder,
  RunItem,
  RunStatus,
  runContinuationSchema,
  runItemsQuerySchema,
  runItemsSchema,
} from '../../shared/revocation';
import type { PlanDesk, ShelvedPlan } from './plan-desk';
import { placesOf, thawed } from './plan-review';
import { RevocationRun, type RunPorts } from './run';
import { type CheckPorts, checkLocks, checkNames, checkRealms, checkWords } from './run-checks';
import type { InterruptedRun, RunHeader, RunJournal, RunJournals } from './run-journal';

export interface RevocationRunsPorts extends RunPorts, CheckPorts {
  desk: Pick<PlanDesk, 'find' | 'use' | 'giveBack' | 'forget'>;
  journals: RunJournals;
  /** `user@computer`: who approves what is run here. */
  actor: string;
  /** Resolves once the realm can be called; rejects when it cannot be. */
  ready?(realmId: RealmId): Promise<unknown>;
  tell(status: RunStatus): void;
}

type RunName = { runId: string };

/** Runs that have ended and can still be asked about. */
const mostRecent = 3;

export class RevocationRuns {
  #current: RevocationRun | null = null;
  /** Ended, oldest first. */
  readonly #recent: RevocationRun[] = [];
  /** Cut off in an earlier start of the app. */
  readonly #unfinished = new Map<string, RevocationRun>();
  #loading: Promise<void> | null = null;
  #problems: readonly string[] = [];
  /** Runs whose realms were found locked since: their names are asked for again. */
  readonly #wereLocked = new Set<string>();

  constructor(private readonly ports: RevocationRunsPorts) {}

  /**
   * Begins, and answers at once. @throws Failure `not-found` for a plan that is not there, `conflict` for one that was run, for a realm that is no
   * longer the same and while another run is under way, `locked`, `confirmation-missing`, `storage`. Nothing was sent then.
   */
  async start(order: RevocationOrder): Promise<RunStatus> {
    const shelved = this.ports.desk.find(order.planId);
    const header = this.#headerOf(shelved, order);
    const check = () => this.#check(header, order.confirmations);
    if (this.isActive) throw anotherRun();
    checkWords(shelved, order);
    this.#forgetIfChanged(shelved, check);
    // From here on nobody else begins one, nor finds the plan.
    this.ports.desk.use(order.planId);
    const before = this.#current;
    const journal = lazily(() => this.ports.journals.create(header));
    const run = this.#newRun(header, shelved.shown, journal);
    this.#current = run;
    let opened: RunJournal | null = null;
    try {
      // Journal first: without it nothing could be told after a kill. A start that the log does not take is none.
      opened = await journal();
      await this.ports.audit.append(startEntry(header));
      check();
    } catch (error) {
      if (opened) await this.#callOff(header, opened);
      this.#current = before;
      this.ports.desk.giveBack(shelved);
      throw error;
    }
    if (before) this.#keep(before);
    run.begin();
    return run.status();
  }

  /** The run under way, or the last one of this start of the app. */
  current(): RunStatus | null {
    return this.#current?.status() ?? null;
  }

  pause({ runId }: RunName): RunStatus {
    const run = this.#underWay(runId);
    run.pause('operator');
    return run.status();
  }

  /**
   * Goes on with a run that is paused, or with one that was cut off: then what may have been sent is read before anything new is. @throws Failure as
   * `start` does; then it stays as it is.
   */
  async resume({ runId, confirmations }: z.output<typeof runContinuationSchema>): Promise<RunStatus> {
    const run = this.find(runId);
    for (const realmId of Object.keys(run.header.plan.realms)) await this.ports.ready?.(realmId);
    if (this.isActive && run !== this.#current) throw anotherRun();
    const asksNames = run.paused?.by === 'restart' || run.paused?.by === 'trouble';
    const check = () => this.#checkAgain(run, asksNames, confirmations);
    check();
    const before = this.#current;
    this.#unfinished.delete(runId);
    this.#current = run;
    try {
      await run.resume(this.ports.actor, check);
    } catch (error) {
      if (before !== run) this.#unfinished.set(runId, run);
      this.#current = before;
      throw error;
    }
    if (before && before !== run) this.#keep(before);
    this.#wereLocked.delete(runId);
    return run.status();
  }

  /** What is in hand is brought to its end; the rest stays unsent. */
  stop({ runId }: RunName): RunStatus {
    const run = this.#underWay(runId);
    run.stop();
    return run.status();
  }

  items(query: z.output<typeof runItemsQuerySchema>): z.input<typeof runItemsSchema> {
    return this.find(query.runId).slice(query);
  }

  /** @throws Failure `not-found`, `conflict` when there is nothing open about it, or why it could not be read. */
  async lookAgain({ runId, index }: RunName & { index: number }): Promise<RunItem> {
    if (this.#unfinished.has(runId)) throw resumeFirst();
    return this.find(runId).lookAgain(index);
  }

  /** Runs that an earlier start of the app did not bring to their end. See `problems` too. @throws Failure `storage`. */
  async unfinished(): Promise<RunStatus[]> {
    this.#loading ??= this.#load();
    await this.#loading.catch((error) => {
      this.#loading = null;
      throw error;
    });
    return [...this.#unfinished.values()].map((run) => run.status());
  }

  /** What could not be read of earlier runs, in plain words; known once `unfinished` was asked for. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Ends a run that was cut off, as it stands. @throws Failure `not-found`, `storage`. */
  async abandon({ runId }: RunName): Promise<RunStatus> {
    const run = this.#unfinished.get(runId);
    if (!run) throw noSuchRun();
    await run.abandon();
    this.#unfinished.delete(runId);
    this.#keep(run);
    return run.status();
  }

  /** A run is under way, paused perhaps: whoever ends the app should be asked. */
  get isActive(): boolean {
    return this.#current !== null && !this.#current.hasEnded;
  }

  /** Before the app ends: pauses, and resolves once what is in hand has its outcome. */
  async settled(): Promise<void> {
    this.#current?.pause('quit');
    await this.#current?.settled();
  }

  /** The computer goes to sleep. */
  suspend(): void {
    if (this.isActive) this.#current?.pause('sleep');
  }

  /** It is awake again: goes on, unless somebody or something else has paused the run. */
  async wake(): Promise<void> {
    if (this.#current?.paused?.by !== 'sleep') return;
    await this.#current.resume('wake').catch(() => this.#current?.pause('operator'));
  }

  /** For what is asked about a run beyond its status: its header, its items. @throws Failure `not-found`. */
  find(runId: string): RevocationRun {
    const known = [this.#current, ...this.#recent, ...this.#unfinished.values()];
    const run = known.find((one) => one?.runId === runId);
    if (!run) throw noSuchRun();
    return run;
  }

  #headerOf(shelved: ShelvedPlan, { reason, ticket }: RevocationOrder): RunHeader {
    const over = placesOf(shelved, true);
    if (over.length === 0) throw nothingToRevoke();
    return {
      runId: randomUUID(),
      plan: shelved.plan,
      hash: shelved.hash,
      over,
      reason,
      ...(ticket && { ticket }),
      approvedBy: this.ports.actor,
      startedAt: this.ports.clock.now(),
    };
  }

  #check({ plan, over }: RunHeader, confirmations: RevocationOrder['confirmations']): void {
    checkRealms(this.ports, plan);
    checkLocks(this.ports, plan, over);
    checkNames(plan, over, confirmations);
  }

  /** Once a realm has been found locked, unlocking it is not all: its name is asked for as well. */
  #checkAgain(run: RevocationRun, asksNames: boolean, confirmations: RevocationOrder['confirmations']): void {
    const { plan, over } = run.header;
    checkRealms(this.ports, plan);
    try {
      checkLocks(this.ports, plan, over);
    } catch (error) {
      this.#wereLocked.add(run.runId);
      throw error;
    }
    if (asksNames || this.#wereLocked.has(run.runId)) checkNames(plan, over, confirmations);
  }

  /** A plan whose realm leads elsewhere is of no use any more, also when the realm is changed back. */
  #forgetIfChanged({ plan: { planId } }: ShelvedPlan, check: () => void): void {
    try {
      check();
    } catch (error) {
      if (error instanceof FailureError && error.failure.kind === 'conflict')
        this.ports.desk.forget({ planId });
      throw error;
    }
  }

  /** Best effort: what stays in the journal is a run of which nothing was sent. */
  async #callOff({ runId }: RunHeader, journal: RunJournal): Promise<void> {
    const at = this.ports.clock.now();
    await journal.append({ kind: 'ended', at, how: 'abandoned' }).catch(() => {});
    await journal.close().catch(() => {});
    await this.ports.audit.append({ kind: 'run-abandoned', runId, outcome: 'refused' }).catch(() => {});
  }

  #newRun(
    header: RunHeader,
    shown: ShelvedPlan['shown'],
    openJournal: () => Promise<RunJournal>,
    known?: InterruptedRun['known'],
  ): RevocationRun {
    const tell = (status: RunStatus) => this.ports.tell(status);
    return new RevocationRun(this.ports, { header, shown, openJournal, tell, ...(known && { known }) });
  }

  async #load(): Promise<void> {
    const { runs, problems } = await this.ports.journals.interrupted();
    this.#problems = problems;
    for (const { header, known } of runs) {
      if (this.#isMine(header.runId)) continue;
      const shown = header.plan.items.map(thawed);
      const reopen = () => this.ports.journals.reopen(header.runId);
      this.#unfinished.set(header.runId, this.#newRun(header, shown, reopen, known));
    }
    // What could not be read may be a run whose evidence is still asked for.
    if (problems.length === 0) await this.#dropEvidence();
  }

  #isMine(runId: string): boolean {
    return this.#current?.runId === runId || this.#recent.some((run) => run.runId === runId);
  }

  #keep(run: RevocationRun): void {
    this.#recent.push(run);
    const oldest = this.#recent.length > mostRecent ? this.#recent.shift() : undefined;
    if (oldest) void oldest.forget();
  }

  async #dropEvidence(): Promise<void> {
    const current = this.#current ? [this.#current] : [];
    const asked = [...current, ...this.#recent, ...this.#unfinished.values()];
    await this.ports.evidence.keepOnly(asked.map(({ runId }) => runId)).catch(() => {});
  }

  #underWay(runId: string): RevocationRun {
    if (this.#unfinished.has(runId)) throw resumeFirst();
    return this.find(runId);
  }
}

/** Asked for at most once; after a failure again. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error) => {
      made = null;
      throw error;
    });
    return made;
  };
}

const startEntry = ({ runId, plan, hash, over, reason, ticket, approvedBy }: RunHeader): AuditEntry => ({
  kind: 'run-started',
  runId,
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
});

const anotherRun = () =>
  fail('conflict', 'Another run is under way.', 'Wait until it has ended, or stop it. Nothing was sent.');

const noSuchRun = () =>
  fail('not-found', 'This run is no longer known.', 'What was done is in the audit log.');

const resumeFirst = () =>
  fail('conflict', 'This run was cut off by the end of the app.', 'Resume it, or abandon it.');

const nothingToRevoke = () =>
  fail(
    'invalid-input',
    'Nothing in this plan can be revoked: all of it has ended already.',
    'There is nothing to do.',
  );
