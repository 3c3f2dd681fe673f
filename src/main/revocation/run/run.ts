/**
 * A run: running, paused, stopping, ended (V4). Who works on what is in `run-workers.ts`.
 *
 * What must hold, whatever happens: nothing is sent before its intent is on the disk, and what is in hand is always brought to its end, whoever
 * pauses or stops the run meanwhile.
 */
import type { z } from 'zod';
import type { Consent } from '../../../shared/consent';
import type { Customer } from '../../../shared/customer';
import { type Failure, type FailureError, fail, toFailure } from '../../../shared/failure';
import type { RunItem, RunStatus, runItemsQuerySchema, runItemsSchema } from '../../../shared/revocation';
import type { KnownItem, RunHeader, RunJournal } from '../journal/run-journal';
import { type ContextConsentApi, onBehalf } from '../on-behalf';
import { RunItems } from './run-items';
import { lanesOf } from './run-lanes';
import { lookAgain } from './run-look-again';
import { type Every, Rate, Teller } from './run-progress';
import { type RecordPorts, RunRecords } from './run-records';
import { realmStatus, statusOf } from './run-status';
import { forgetTokens } from './run-tokens';
import { RunWorkers, type WorkerPorts } from './run-workers';

export interface RunPorts extends WorkerPorts, RecordPorts {
  api: ContextConsentApi;
  every: Every;
}

export interface RunStart {
  header: RunHeader;
  /** By place in the plan's items. */
  shown: readonly Consent[];
  /** On whose behalf, as far as it is known. */
  actingFor?: Customer | undefined;
  openJournal(): Promise<RunJournal>;
  /** Of a run that was cut off: what its journal knows. It waits to be resumed. */
  known?: ReadonlyMap<number, KnownItem>;
  tell(status: RunStatus): void;
}

type PausedBy = 'operator' | 'sleep' | 'trouble' | 'quit';
type End = 'complete' | 'stopped' | 'abandoned';

export class RevocationRun {
  readonly items: RunItems;
  readonly header: RunHeader;
  readonly #records: RunRecords;
  readonly #workers: RunWorkers;
  readonly #rate: Rate;
  readonly #teller: Teller;
  #state: RunStatus['state'] = 'running';
  #paused: RunStatus['paused'];
  #endedAt: number | null = null;
  #ending: Promise<void> | null = null;
  #actingFor: Customer | undefined;
  #isResuming = false;

  private readonly ports: WorkerPorts & RecordPorts;

  constructor(
    { every, ...ports }: RunPorts,
    { header, shown, known, actingFor, openJournal, tell }: RunStart,
  ) {
    this.ports = { ...ports, api: onBehalf(ports, header.plan) };
    this.header = header;
    this.#actingFor = actingFor;
    this.items = new RunItems({ plan: header.plan, shown }, header.over);
    this.#records = new RunRecords(ports, header, openJournal);
    this.#rate = new Rate(ports.clock);
    this.#teller = new Teller(every, () => tell(this.status()));
    const lanes = lanesOf(header, this.items, known ?? new Map());
    this.#workers = new RunWorkers(
      this.ports,
      { header, items: this.items, records: this.#records, lanes },
      {
        moved: () => this.#teller.moved(),
        ended: () => this.#rate.note(),
        trouble: (failure) => this.#trouble(failure),
        idle: (left) => this.#idle(left),
      },
    );
    if (known) {
      this.#state = 'paused';
      this.#paused = { by: 'restart' };
    }
  }

  get runId(): string {
    return this.header.runId;
  }

  get hasEnded(): boolean {
    return this.#state === 'ended';
  }

  /** It is being resumed or ended at this moment: whoever came first is let finish. */
  get isTurning(): boolean {
    return this.#isResuming || this.#ending !== null;
  }

  get paused(): RunStatus['paused'] {
    return this.#paused;
  }

  /** Of a run on behalf of a customer: who it is, as the visit of the moment knows them. */
  actFor(customer: Customer): void {
    this.#actingFor = customer;
  }

  /** The visit is over: of a run on behalf of its customer nothing more is sent. */
  visitEnded({ failure }: FailureError): void {
    if (this.header.plan.actingFor !== undefined) this.#trouble(failure);
  }

  /** Of a new run. Whoever paused or stopped it before has the last word. */
  begin(): void {
    if (this.#state === 'running') this.#go();
  }

  pause(by: 'operator' | 'sleep' | 'quit'): void {
    if (this.#state === 'running') this.#pause(by);
    else if (this.#paused?.by === 'sleep' && by !== 'sleep') this.#paused = { by: 'operator' };
    this.#teller.changed();
  }

  /**
   * `permit` throws when it may not go on; it is asked last. @throws Failure of `permit`, `conflict` when it is not paused or somebody else resumes or
   * ends it, `storage` when that it goes on cannot be written; then it stays as it is.
   */
  async resume(by: string, permit: () => void): Promise<void> {
    this.checkResumable();
    this.#isResuming = true;
    const paused = this.#paused;
    try {
      await this.#records.resumed(by);
      // Somebody may have stopped it meanwhile, or paused it for another reason.
      if (this.#state !== 'paused' || this.#paused !== paused || this.#ending) return;
      permit();
      this.#state = 'running';
      this.#paused = undefined;
    } finally {
      this.#isResuming = false;
    }
    this.#go();
  }

  /** @throws Failure `conflict` when it is not paused, or somebody else resumes or ends it. */
  checkResumable(): void {
    if (this.#state !== 'paused') throw notPaused();
    if (this.isTurning) throw isTurning();
  }

  /** What is in hand is brought to its end, the rest stays unsent. */
  stop(): void {
    if (this.#state === 'ended') return;
    this.#state = 'stopping';
    this.#paused = undefined;
    this.#workers.halt('halted');
    this.#teller.changed();
    this.#workers.pump();
  }

  /** Ends it as it stands; nothing may be in hand. @throws Failure `conflict` while it is being resumed, `storage` when it cannot be written. */
  async abandon(): Promise<void> {
    if (this.#isResuming) throw isTurning();
    await this.#end('abandoned');
  }

  /** Nobody can ask about it any more. */
  async forget(): Promise<void> {
    await this.#records.close();
  }

  /** Resolves once nothing is in hand. */
  async settled(): Promise<void> {
    await this.#workers.settled();
    await this.#ending;
  }

  slice(query: z.output<typeof runItemsQuerySchema>): z.input<typeof runItemsSchema> {
    return this.items.slice(query);
  }

  /** @throws Failure `not-found`, `conflict` when there is nothing open about it, or why it could not be read. */
  async lookAgain(index: number): Promise<RunItem> {
    const looked = { plan: this.header.plan, items: this.items, runId: this.runId };
    await lookAgain(this.ports, looked, index, (attempt, at) =>
      this.#records.lookedAgain(index, attempt, at),
    );
    if (this.header.plan.actingFor === undefined) forgetTokens(this.ports.tokens, this.items, index);
    this.#teller.changed();
    return this.items.item(index);
  }

  status(): RunStatus {
    const standing = {
      state: this.#state,
      paused: this.#paused,
      endedAt: this.#endedAt,
      actingFor: this.#actingFor,
    };
    const { pace, clock } = this.ports;
    return statusOf(this.header, this.items, standing, this.#rate.perMinute, (realmId) =>
      realmStatus(this.header, this.items, pace, clock.now(), realmId),
    );
  }

  #go(): void {
    this.#rate.begin();
    this.#teller.changed();
    this.#teller.moved();
    this.#workers.go();
  }

  #idle(left: 'nothing' | 'something' | 'waits'): void {
    if (left !== 'waits') this.#teller.rest();
    if (this.#state === 'stopping') this.#end('stopped').catch(() => {});
    else if (this.#state === 'running' && left === 'nothing') this.#end('complete').catch(() => {});
  }

  #trouble(failure: Failure): void {
    if (this.#state === 'running') this.#pause('trouble', failure);
    else if (this.#state === 'paused' && this.#paused?.by !== 'trouble') {
      this.#paused = { by: 'trouble', failure };
      this.#workers.halt('troubled');
    }
    this.#teller.changed();
  }

  #pause(by: PausedBy, failure?: Failure): void {
    this.#state = 'paused';
    this.#paused = { by: by === 'quit' ? 'restart' : by, ...(failure && { failure }) };
    // A computer that sleeps has no network: what fails of that is no fault of the consent.
    this.#workers.halt(by === 'trouble' || by === 'sleep' ? 'troubled' : 'halted');
    void this.#records.paused(by, failure);
  }

  #end(how: End): Promise<void> {
    this.#ending ??= this.#writeEnd(how).finally(() => {
      this.#ending = null;
    });
    return this.#ending;
  }

  async #writeEnd(how: End): Promise<void> {
    this.#workers.halt('halted');
    try {
      await this.#records.ended(how, this.items);
    } catch (error) {
      // It can be stopped, resumed or abandoned again once there is a disk to write it to.
      this.#state = 'paused';
      this.#paused = { by: 'trouble', failure: toFailure(error) };
      this.#teller.changed();
      throw error;
    }
    this.#state = 'ended';
    this.#paused = undefined;
    this.#endedAt = this.ports.clock.now();
    this.#teller.changed();
  }
}

const notPaused = () =>
  fail('conflict', 'This run is not paused.', 'Look at what it is doing, there is nothing to resume.');

const isTurning = () =>
  fail(
    'conflict',
    'This run is being resumed or ended already.',
    'Wait a moment, and look at what it is doing.',
  );
