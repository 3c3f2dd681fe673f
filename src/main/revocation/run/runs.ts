/**
 * The runs of this app: one at a time is under way, those that were cut off wait to be resumed or abandoned (V5), and the last few can still be
 * asked about.
 */
import type { z } from 'zod';
import { FailureError, fail } from '../../../shared/failure';
import type { RealmId } from '../../../shared/realm';
import type {
  Confirmation,
  RevocationOrder,
  RunItem,
  RunStatus,
  runContinuationSchema,
  runItemsQuerySchema,
  runItemsSchema,
  UnfinishedRuns,
} from '../../../shared/revocation';
import type { RunHeader, RunJournal, RunJournals } from '../journal/run-journal';
import { checkVisit } from '../on-behalf';
import type { PlanDesk, ShelvedPlan } from '../plan/plan-desk';
import { thawed } from '../plan/plan-review';
import { RevocationRun, type RunPorts } from './run';
import { type CheckPorts, checkLocks, checkNames, checkRealms, checkWords } from './run-checks';
import { RunShelf } from './run-shelf';
import { headerOf, writeStart } from './run-start';

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

export class RevocationRuns {
  readonly #shelf = new RunShelf();
  #loading: Promise<void> | null = null;
  #problems: readonly string[] = [];
  /** Runs whose realms were found locked since: their names are asked for again. */
  readonly #wereLocked = new Set<string>();

  constructor(private readonly ports: RevocationRunsPorts) {}

  /**
   * Begins, and answers at once. @throws Failure `not-found` for a plan that is not there, `conflict` for one that was run, for a realm that is no
   * longer the same and while another run is under way, `locked`, `confirmation-missing`, `visit-ended`, `storage`. Nothing was sent then.
   */
  async start(order: RevocationOrder): Promise<RunStatus> {
    const { desk, journals, audit, actor, clock } = this.ports;
    const shelved = desk.find(order.planId);
    if (this.isActive) throw anotherRun();
    const header = headerOf(shelved, order, actor, clock.now());
    const check = () => this.#check(header, order.confirmations);
    checkWords(shelved, order);
    this.#forgetIfChanged(shelved, check);
    // From here on nobody else begins one, nor finds the plan.
    desk.use(order.planId);
    const journal = lazily(() => journals.create(header));
    const before = this.#shelf.current;
    const run = this.#newRun(header, shelved, journal);
    const demote = this.#shelf.promote(run);
    try {
      await writeStart(header, journal, audit, check);
    } catch (error) {
      demote();
      desk.giveBack(shelved);
      throw error;
    }
    if (before) this.#shelf.keep(before);
    run.begin();
    return run.status();
  }

  /** The run under way, or the last one of this start of the app. */
  current(): RunStatus | null {
    return this.#shelf.current?.status() ?? null;
  }

  pause({ runId }: RunName): RunStatus {
    const run = this.#shelf.findStarted(runId);
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
    const before = this.#shelf.current;
    if (this.isActive && run !== before) throw anotherRun();
    const asksNames = run.paused?.by === 'restart' || run.paused?.by === 'trouble';
    const check = () => this.#checkAgain(run, asksNames, confirmations);
    check();
    // Before it is promoted: of two at once, the one that fails would put the shelf back under the other.
    run.checkResumable();
    const demote = this.#shelf.promote(run);
    try {
      await run.resume(this.ports.actor, check);
    } catch (error) {
      demote();
      throw error;
    }
    if (before && before !== run) this.#shelf.keep(before);
    this.#wereLocked.delete(runId);
    return run.status();
  }

  /** What is in hand is brought to its end; the rest stays unsent. */
  stop({ runId }: RunName): RunStatus {
    const run = this.#shelf.findStarted(runId);
    run.stop();
    return run.status();
  }

  items(query: z.output<typeof runItemsQuerySchema>): z.input<typeof runItemsSchema> {
    return this.find(query.runId).slice(query);
  }

  /** @throws Failure `not-found`, `conflict` when there is nothing open about it, or why it could not be read. */
  async lookAgain({ runId, index }: RunName & { index: number }): Promise<RunItem> {
    return this.#shelf.findStarted(runId).lookAgain(index);
  }

  /** Runs that an earlier start of the app did not bring to their end. @throws Failure `storage`. */
  async unfinished(): Promise<UnfinishedRuns> {
    this.#loading ??= this.#load();
    await this.#loading.catch((error) => {
      this.#loading = null;
      throw error;
    });
    const runs = this.#shelf.unfinished.map((run) => run.status());
    return { runs, problems: [...this.#problems] };
  }

  /** Ends a run that was cut off, as it stands. @throws Failure `not-found`, `storage`. */
  async abandon({ runId }: RunName): Promise<RunStatus> {
    const run = this.#shelf.findUnfinished(runId);
    await run.abandon();
    this.#shelf.keep(run);
    return run.status();
  }

  /** A run is under way, paused perhaps: whoever ends the app should be asked. */
  get isActive(): boolean {
    return this.#shelf.isActive;
  }

  /** Before the app ends: pauses, and resolves once what is in hand has its outcome. */
  async settled(): Promise<void> {
    const run = this.#shelf.current;
    run?.pause('quit');
    await run?.settled();
  }

  /** The computer goes to sleep. */
  suspend(): void {
    if (this.isActive) this.#shelf.current?.pause('sleep');
  }

  /** It is awake again: goes on, unless somebody or something else has paused the run, or a realm was locked meanwhile. */
  async wake(): Promise<void> {
    const run = this.#shelf.current;
    if (run?.paused?.by !== 'sleep' || run.isTurning) return;
    const check = () => this.#checkAgain(run, false, []);
    try {
      check();
      await run.resume('wake', check);
    } catch {
      if (run.paused?.by === 'sleep') run.pause('operator');
    }
  }

  /** Nobody is acted for any more, for the reason given. */
  visitEnded(why: FailureError): void {
    if (this.isActive) this.#shelf.current?.visitEnded(why);
  }

  /** For what is asked about a run beyond its status: its header, its items. @throws Failure `not-found`. */
  find(runId: string): RevocationRun {
    return this.#shelf.find(runId);
  }

  #check({ plan, over }: RunHeader, confirmations: readonly Confirmation[]): void {
    checkRealms(this.ports, plan);
    checkLocks(this.ports, plan, over);
    checkNames(plan, over, confirmations);
    checkVisit(this.ports.visits, plan);
  }

  /** Once a realm has been found locked, unlocking it is not all: its name is asked for as well. */
  #checkAgain(run: RevocationRun, asksNames: boolean, confirmations: readonly Confirmation[]): void {
    const { plan, over } = run.header;
    checkRealms(this.ports, plan);
    try {
      checkLocks(this.ports, plan, over);
    } catch (error) {
      this.#wereLocked.add(run.runId);
      throw error;
    }
    if (asksNames || this.#wereLocked.has(run.runId)) checkNames(plan, over, confirmations);
    const customer = checkVisit(this.ports.visits, plan);
    if (customer) run.actFor(customer);
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

  #newRun(header: RunHeader, { shown, actingFor }: ShelvedPlan, openJournal: () => Promise<RunJournal>) {
    const tell = (status: RunStatus) => this.ports.tell(status);
    return new RevocationRun(this.ports, { header, shown, actingFor, openJournal, tell });
  }

  async #load(): Promise<void> {
    const { runs, problems } = await this.ports.journals.interrupted();
    this.#problems = problems;
    this.#shelf.takeIn(runs, ({ header, known }) => {
      const shown = header.plan.items.map(thawed);
      const openJournal = () => this.ports.journals.reopen(header.runId);
      const tell = (status: RunStatus) => this.ports.tell(status);
      const { actingFor: id } = header.plan;
      const actingFor = id === undefined ? undefined : { id, email: '', name: '' };
      return new RevocationRun(this.ports, { header, shown, actingFor, openJournal, tell, known });
    });
    // What could not be read may be a run whose evidence is still asked for.
    if (problems.length === 0) await this.ports.evidence.keepOnly(this.#shelf.ids).catch(() => {});
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

const anotherRun = () =>
  fail('conflict', 'Another run is under way.', 'Wait until it has ended, or stop it. Nothing was sent.');
