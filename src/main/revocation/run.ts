/**
 * A run: the consents of one plan, worked off realm by realm side by side (V4).
 *
 * What must hold, whatever happens: nothing is sent before its intent is on the disk; a consent is in one place only, waiting or in hand or done,
 * so it is never worked on twice at a time; what a run that was cut off may have sent is read before anything new is sent; and what is in hand is
 * always brought to its end, whoever pauses or stops the run meanwhile.
 */
import type { z } from 'zod';
import type { Consent } from '../../shared/consent';
import { type Failure, fail, toFailure } from '../../shared/failure';
import type { RealmId } from '../../shared/realm';
import type {
  RunItem,
  RunStatus,
  runItemsQuerySchema,
  runItemsSchema,
  runStateSchema,
} from '../../shared/revocation';
import type { Attempt } from './attempt';
import type { Chosen } from './judge';
import { RunItems } from './run-items';
import type { KnownItem, RunHeader, RunJournal } from './run-journal';
import { RunLane, type Waiting } from './run-lane';
import { lookAgain } from './run-look-again';
import { type Every, Rate, Teller } from './run-progress';
import { type RecordPorts, RunRecords } from './run-records';
import { isTrouble, Troubles } from './run-trouble';
import { lookFirst, revokeOne, type WorkPorts } from './run-work';
import { maybeSent, outcomeOf } from './stored-outcome';

export interface RunPorts extends WorkPorts, RecordPorts {
  /** Tokens in the context of a customer whose consent is revoked must not be used again (V6). */
  tokens: { forgetSubject(realmId: RealmId, subject: string): Promise<void> };
  /** When a realm asked to be left alone until; epoch milliseconds. */
  pace: { heldUntil(realmId: RealmId): number | null };
  every: Every;
}

export interface RunStart {
  header: RunHeader;
  /** By place in the plan's items. */
  shown: readonly Consent[];
  openJournal(): Promise<RunJournal>;
  /** Of a run that was cut off: what its journal knows. It waits to be resumed. */
  known?: ReadonlyMap<number, KnownItem>;
  tell(status: RunStatus): void;
}

export class RevocationRun {
  readonly items: RunItems;
  readonly #records: RunRecords;
  readonly #lanes: RunLane[];
  readonly #troubles = new Troubles<{ waiting: Waiting; untouched: boolean }>();
  readonly #rate: Rate;
  readonly #teller: Teller;
  readonly #inHand = new Set<Promise<void>>();
  /** Those that are to be read before anything new is sent. */
  #looks = 0;
  #state: z.infer<typeof runStateSchema> = 'running';
  #paused: RunStatus['paused'];
  #endedAt: number | null = null;
  #ending: Promise<void> | null = null;

  constructor(
    private readonly ports: RunPorts,
    private readonly start: RunStart,
  ) {
    const { header, shown, known } = start;
    this.items = new RunItems({ plan: header.plan, shown }, header.over);
    this.#records = new RunRecords(ports, header, start.openJournal);
    this.#lanes = this.#fillLanes(known ?? new Map());
    this.#rate = new Rate(ports.clock);
    this.#teller = new Teller(ports.every, () => start.tell(this.status()));
    if (known) {
      this.#state = 'paused';
      this.#paused = { by: 'restart' };
    }
  }

  get runId(): string {
    return this.start.header.runId;
  }

  get header(): RunHeader {
    return this.start.header;
  }

  get hasEnded(): boolean {
    return this.#state === 'ended';
  }

  get paused(): RunStatus['paused'] {
    return this.#paused;
  }

  /** Of a new run: begins. */
  begin(): void {
    this.#rate.begin();
    this.#teller.changed();
    this.#teller.moved();
    this.#pump();
  }

  pause(by: 'operator' | 'sleep' | 'quit'): void {
    if (this.#state === 'paused' && this.#paused?.by === 'sleep' && by !== 'sleep')
      this.#paused = { by: 'operator' };
    if (this.#state === 'running') this.#pause(by);
    this.#teller.changed();
  }

  /**
   * `permit` throws when it may not go on; it is asked last. @throws Failure of `permit`, `conflict` when it is not paused, `storage` when that it
   * goes on cannot be written; then it stays as it is.
   */
  async resume(by: string, permit: () => void = () => {}): Promise<void> {
    if (this.#state !== 'paused') throw notPaused();
    await this.#records.resumed(by);
    // Somebody may have stopped it meanwhile.
    if (this.#state !== 'paused') return;
    permit();
    this.#state = 'running';
    this.#paused = undefined;
    this.#troubles.clear();
    this.begin();
  }

  /** What is in hand is brought to its end, the rest stays unsent. */
  stop(): void {
    if (this.#state === 'ended') return;
    this.#state = 'stopping';
    this.#paused = undefined;
    this.#teller.changed();
    this.#pump();
  }

  /** Ends it as it stands. @throws Failure `storage` when that cannot be written. */
  async abandon(): Promise<void> {
    await this.#end('abandoned');
  }

  /** Nobody can ask about it any more. */
  async forget(): Promise<void> {
    await this.#records.close();
  }

  /** Resolves once nothing is in hand. */
  async settled(): Promise<void> {
    while (this.#inHand.size > 0) await Promise.allSettled(this.#inHand);
    await this.#ending;
  }

  slice(query: z.output<typeof runItemsQuerySchema>): z.input<typeof runItemsSchema> {
    return this.items.slice(query);
  }

  /** @throws Failure `not-found`, `conflict` when there is nothing open about it, or why it could not be read. */
  async lookAgain(index: number): Promise<RunItem> {
    const { plan } = this.header;
    await lookAgain(this.ports, { plan, items: this.items, runId: this.runId }, index, (attempt, at) =>
      this.#records.lookedAgain(index, attempt, at),
    );
    this.#forgetTokens(index);
    this.#teller.changed();
    return this.items.item(index);
  }

  status(): RunStatus {
    const { header } = this.start;
    const { perMinute } = this.#rate;
    const isGoing = this.#state === 'running';
    const { remaining } = this.items;
    return {
      runId: header.runId,
      planId: header.plan.planId,
      hash: header.hash,
      state: this.#state,
      ...(this.#paused && { paused: this.#paused }),
      reason: header.reason,
      ...(header.ticket && { ticket: header.ticket }),
      preparedBy: header.plan.preparedBy,
      approvedBy: header.approvedBy,
      startedAt: header.startedAt,
      endedAt: this.#endedAt,
      total: header.over.length,
      counts: this.items.counts,
      perMinute: isGoing ? perMinute : null,
      timeLeft: isGoing && perMinute ? Math.round((remaining / perMinute) * 60_000) : null,
      realms: this.#lanes.map(({ realmId }) => this.#realmStatus(realmId)),
    };
  }

  #realmStatus(realmId: RealmId): RunStatus['realms'][number] {
    const realm = this.header.plan.realms[realmId];
    const heldUntil = this.ports.pace.heldUntil(realmId);
    return {
      realmId,
      name: realm?.name ?? realmId,
      environment: realm?.environment ?? 'production',
      ...this.items.inRealm(realmId),
      heldUntil: heldUntil !== null && heldUntil > this.ports.clock.now() ? heldUntil : null,
    };
  }

  /** A lane for each realm. What was cut off stands first. */
  #fillLanes(known: ReadonlyMap<number, KnownItem>): RunLane[] {
    const { plan, over } = this.header;
    const waiting = new Map<string, { first: Waiting[]; rest: Waiting[] }>();
    for (const index of over) {
      const { realmId } = this.items.frozen(index);
      const lane = waiting.get(realmId) ?? { first: [], rest: [] };
      waiting.set(realmId, lane);
      const found = known.get(index);
      if (found?.state === 'ended') {
        const { outcome, at } = found;
        const { requestId } = outcome;
        const facts = { state: outcome.kind, outcome: outcomeOf(outcome), endedAt: at };
        this.items.set(index, { ...facts, ...(requestId && { requestId }) });
      } else {
        const wasSent = found?.state === 'intended';
        if (wasSent) this.#looks += 1;
        if (wasSent) this.items.set(index, maybeSent);
        const queue = wasSent ? lane.first : lane.rest;
        queue.push({ index, realmId, sentBefore: wasSent, lookFirst: wasSent, putBacks: 0 });
      }
    }
    return Object.keys(plan.realms)
      .filter((realmId) => waiting.has(realmId))
      .map((realmId) => {
        const { first = [], rest = [] } = waiting.get(realmId) ?? {};
        return new RunLane(realmId, [...first, ...rest]);
      });
  }

  /** Begins what can be begun; ends the run when there is nothing left. */
  #pump(): void {
    if (this.#state === 'running')
      for (const lane of this.#lanes)
        for (let next = this.#next(lane); next; next = this.#next(lane)) this.#begin(lane, next);
    if (this.#inHand.size > 0) return;
    const isWaiting = this.#state === 'running' && this.#lanes.some(({ isHeld }) => isHeld);
    if (!isWaiting) this.#teller.rest();
    const isComplete = this.#state === 'running' && this.#lanes.every(({ isEmpty }) => isEmpty);
    if (isComplete || this.#state === 'stopping')
      void this.#end(this.#state === 'stopping' ? 'stopped' : 'complete').catch(() => {});
  }

  /** While there is something to be read first, nothing else. */
  #next(lane: RunLane): Waiting | undefined {
    if (this.#isHeld(lane)) return undefined;
    return lane.take(this.#looks > 0 ? 'look' : 'any');
  }

  /** A realm that asked to be left alone is, and the run goes on by itself when that is over. */
  #isHeld(lane: RunLane): boolean {
    const { clock, pace } = this.ports;
    const left = (pace.heldUntil(lane.realmId) ?? 0) - clock.now();
    if (left <= 0) return false;
    if (lane.isHeld) return true;
    lane.isHeld = true;
    void clock.sleep(left).then(() => {
      lane.isHeld = false;
      this.#pump();
    });
    return true;
  }

  #begin(lane: RunLane, waiting: Waiting): void {
    lane.busy += 1;
    this.items.set(waiting.index, { state: 'in-progress' });
    this.#teller.moved();
    const work = this.#work(lane, waiting)
      .catch((bug) => this.#lost(waiting, bug))
      .finally(() => {
        lane.busy -= 1;
        this.#inHand.delete(work);
        this.#teller.moved();
        this.#pump();
      });
    this.#inHand.add(work);
  }

  async #work(lane: RunLane, waiting: Waiting): Promise<void> {
    const { era } = lane.concurrency;
    let attempt: Attempt | null;
    try {
      attempt = await (waiting.lookFirst ? this.#look(waiting) : this.#revoke(waiting));
    } catch (error) {
      this.#putFirst(lane, waiting);
      this.#trouble(toFailure(error));
      return;
    }
    if (!attempt) {
      this.#looks -= 1;
      this.#putFirst(lane, { ...waiting, lookFirst: false });
      return;
    }
    lane.concurrency.note(era, attempt.outcome);
    await this.#conclude(lane, waiting, attempt);
  }

  async #conclude(lane: RunLane, waiting: Waiting, attempt: Attempt): Promise<void> {
    const { index, realmId } = waiting;
    const { outcome, evidence } = attempt;
    const untouched = evidence.request === null;
    // The trouble that stopped the run is not this consent's: it is tried again when the run goes on.
    const isCaught = untouched && this.#paused?.by === 'trouble' && isTrouble(outcome);
    if (isCaught || lane.mayComeBack(waiting, outcome)) {
      await this.#records.putBack(index, attempt).catch((error) => this.#trouble(toFailure(error)));
      this.#rest(waiting);
      if (isCaught) lane.putFirst(waiting);
      else lane.putLast(waiting);
      return;
    }
    const endedAt = this.ports.clock.now();
    const requestId = evidence.response?.requestId;
    const written = this.#records.outcome(index, attempt, endedAt);
    await written.catch((error) => this.#trouble(toFailure(error)));
    this.items.set(index, { state: outcome.kind, outcome, endedAt, ...(requestId && { requestId }) });
    this.#rate.note();
    if (waiting.lookFirst) this.#looks -= 1;
    this.#forgetTokens(index);
    const much = this.#troubles.note(realmId, { waiting, untouched }, outcome);
    if (!much || this.#state !== 'running') return;
    for (const one of much.row.reverse()) {
      if (!one.untouched) continue;
      if (one.waiting.lookFirst) this.#looks += 1;
      this.#putFirst(lane, one.waiting);
    }
    this.#trouble(much.failure);
  }

  /** A bug of ours: nobody knows what became of it, and the run must not go on as if nothing had been. */
  #lost({ index }: Waiting, bug: unknown): void {
    const failure = toFailure(bug);
    this.items.set(index, { state: 'unknown', outcome: { kind: 'unknown', failure } });
    this.#trouble(failure);
  }

  #chosen({ index, sentBefore }: Waiting): Chosen {
    return { consent: this.items.frozen(index), salt: this.header.plan.salt, sentBefore };
  }

  #look(waiting: Waiting): Promise<Attempt | null> {
    return lookFirst(this.ports, this.header.plan, this.#chosen(waiting));
  }

  #revoke(waiting: Waiting): Promise<Attempt> {
    const { plan, reason } = this.header;
    const intend = () => this.#records.intent(waiting.index);
    return revokeOne(this.ports, plan, this.#chosen(waiting), reason, intend);
  }

  #putFirst(lane: RunLane, waiting: Waiting): void {
    this.#rest(waiting);
    lane.putFirst(waiting);
  }

  /** What is known of one that waits. */
  #rest({ index, lookFirst }: Waiting): void {
    if (lookFirst) this.items.set(index, maybeSent);
    else this.items.putBack(index);
  }

  #trouble(failure: Failure): void {
    if (this.#state === 'running') this.#pause('trouble', failure);
    else if (this.#state === 'paused' && this.#paused?.by !== 'trouble')
      this.#paused = { by: 'trouble', failure };
    this.#teller.changed();
  }

  #pause(by: 'operator' | 'sleep' | 'trouble' | 'quit', failure?: Failure): void {
    this.#state = 'paused';
    this.#paused = { by: by === 'quit' ? 'restart' : by, ...(failure && { failure }) };
    void this.#records.paused(by, failure);
  }

  /** Not waited for: a keychain may be asking its owner for a password. */
  #forgetTokens(index: number): void {
    const { realmId, customerId } = this.items.frozen(index);
    if (this.items.facts(index).state !== 'revoked' || customerId === '') return;
    this.ports.tokens.forgetSubject(realmId, customerId).catch(() => {});
  }

  #end(how: 'complete' | 'stopped' | 'abandoned'): Promise<void> {
    this.#ending ??= this.#writeEnd(how).finally(() => {
      this.#ending = null;
    });
    return this.#ending;
  }

  async #writeEnd(how: 'complete' | 'stopped' | 'abandoned'): Promise<void> {
    try {
      await this.#records.ended(how, this.items.counts);
    } catch (error) {
      // It can be stopped or resumed again once there is a disk to write it to.
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
