/**
 * Works off the lanes of a run, realm by realm side by side (V4).
 *
 * A consent is in one place only, waiting in its lane or in hand or done, so it is never worked on twice at a time; and what a run that was cut off
 * may have sent is read, in all realms, before anything new is sent in any.
 */
import { type Failure, fail, toFailure } from '../../../shared/failure';
import type { Attempt } from '../attempt';
import type { EvidenceStore } from '../evidence/evidence';
import type { RunHeader } from '../journal/run-journal';
import type { Chosen } from '../judge';
import type { RunItems } from './run-items';
import type { RunLane, Waiting } from './run-lane';
import type { RunRecords } from './run-records';
import type { RealmHolds } from './run-status';
import { forgetTokens, type SubjectTokens } from './run-tokens';
import { isTrouble, Troubles } from './run-trouble';
import { HaltedError, lookFirst, revokeOne, type Worked, type WorkPorts } from './run-work';
import { maybeSent } from './stored-outcome';

export interface WorkerPorts extends WorkPorts {
  tokens: SubjectTokens;
  pace: RealmHolds;
  evidence: EvidenceStore;
}

export interface Workload {
  header: RunHeader;
  items: RunItems;
  records: RunRecords;
  lanes: readonly RunLane[];
}

export interface WorkerEvents {
  /** Something is in hand, or is no longer. */
  moved(): void;
  /** Another consent has its outcome. */
  ended(): void;
  /** It makes no sense to go on. */
  trouble(failure: Failure): void;
  /** Nothing is in hand. `waits`: for a realm that asked to be left alone. */
  idle(left: 'nothing' | 'something' | 'waits'): void;
}

interface Tried {
  waiting: Waiting;
  /** Nothing was sent for it. */
  untouched: boolean;
}

export class RunWorkers {
  readonly #troubles = new Troubles<Tried>();
  readonly #inHand = new Set<Promise<void>>();
  #mode: 'going' | 'halted' | 'troubled' = 'halted';
  /** How often it was halted in trouble: what was in hand then may fail of it long after the run has gone on. */
  #halts = 0;

  constructor(
    private readonly ports: WorkerPorts,
    private readonly load: Workload,
    private readonly events: WorkerEvents,
  ) {}

  go(): void {
    this.#mode = 'going';
    this.#troubles.clear();
    this.pump();
  }

  /** Nothing new is begun, nor sent. In trouble, what is in hand and fails untouched is kept for later. */
  halt(why: 'halted' | 'troubled'): void {
    this.#mode = why;
    if (why === 'troubled') this.#halts += 1;
  }

  /** Resolves once nothing is in hand. */
  async settled(): Promise<void> {
    while (this.#inHand.size > 0) await Promise.allSettled(this.#inHand);
  }

  /** Begins what can be begun. */
  pump(): void {
    const { lanes } = this.load;
    if (this.#mode === 'going')
      for (const lane of lanes)
        for (let next = this.#next(lane); next; next = this.#next(lane)) this.#begin(lane, next);
    if (this.#inHand.size > 0) return;
    const waits = this.#mode === 'going' && lanes.some(({ isHeld }) => isHeld);
    this.events.idle(waits ? 'waits' : lanes.every(({ isEmpty }) => isEmpty) ? 'nothing' : 'something');
  }

  #next(lane: RunLane): Waiting | undefined {
    if (lane.isEmpty || this.#isHeld(lane)) return undefined;
    return lane.take(this.load.lanes.some(({ isLooking }) => isLooking) ? 'look' : 'any');
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
      this.pump();
    });
    return true;
  }

  #begin(lane: RunLane, waiting: Waiting): void {
    const { items } = this.load;
    const { requestId } = items.facts(waiting.index);
    items.set(waiting.index, { state: 'in-progress', ...(requestId && { requestId }) });
    this.events.moved();
    const work = this.#work(lane, waiting)
      .catch((bug) => this.#lost(waiting, bug))
      .finally(() => {
        lane.done(waiting);
        this.#inHand.delete(work);
        this.events.moved();
        this.pump();
      });
    this.#inHand.add(work);
  }

  async #work(lane: RunLane, waiting: Waiting): Promise<void> {
    const { era } = lane.concurrency;
    const halts = this.#halts;
    let attempt: Worked | null;
    try {
      attempt = await (waiting.lookFirst ? this.#look(waiting) : this.#revoke(waiting));
    } catch (error) {
      this.#putFirst(lane, waiting);
      if (!(error instanceof HaltedError)) this.#trouble(toFailure(error));
      return;
    }
    if (!attempt) return this.#putFirst(lane, { ...waiting, lookFirst: false });
    lane.concurrency.note(era, attempt.outcome);
    // Looking sends nothing; the request of its evidence is the one of before.
    const nothingSent = waiting.lookFirst || attempt.evidence.request === null;
    const tried = { waiting, untouched: nothingSent && !attempt.mayBeSent };
    const wasHalted = this.#mode === 'troubled' || this.#halts !== halts;
    // The trouble that stopped the run is not this consent's: it is tried again when the run goes on.
    if (tried.untouched && wasHalted && isTrouble(attempt.outcome)) {
      await this.#writePutBack(waiting, attempt);
      this.#putFirst(lane, waiting);
    } else if (lane.mayComeBack(waiting, attempt.outcome)) {
      await this.#writePutBack(waiting, attempt);
      this.#rest(waiting);
      lane.putLast(waiting);
    } else await this.#conclude(lane, tried, attempt);
  }

  async #conclude(lane: RunLane, tried: Tried, attempt: Attempt): Promise<void> {
    const { items, records } = this.load;
    const { index, realmId } = tried.waiting;
    const { outcome, evidence } = attempt;
    const endedAt = this.ports.clock.now();
    const requestId = evidence.response?.requestId ?? items.facts(index).requestId;
    await records.outcome(index, attempt, endedAt).catch((error) => this.#trouble(toFailure(error)));
    items.set(index, { state: outcome.kind, outcome, endedAt, ...(requestId && { requestId }) });
    this.events.ended();
    if (this.load.header.plan.actingFor === undefined) forgetTokens(this.ports.tokens, items, index);
    const much = this.#troubles.note(realmId, tried, outcome);
    if (!much || this.#mode !== 'going') return;
    for (const one of much.row.reverse()) if (one.untouched) this.#putFirst(lane, one.waiting);
    this.#trouble(much.failure);
  }

  #chosen({ index, sentBefore }: Waiting): Chosen {
    const { header, items } = this.load;
    return { consent: items.frozen(index), salt: header.plan.salt, sentBefore };
  }

  async #look(waiting: Waiting): Promise<Worked | null> {
    const { plan, runId } = this.load.header;
    const sent = () => this.ports.evidence.get(runId, waiting.index).catch(() => null);
    const attempt = await lookFirst(this.ports, plan, this.#chosen(waiting), sent);
    return attempt && { ...attempt, mayBeSent: false };
  }

  #revoke(waiting: Waiting): Promise<Worked> {
    const { header, records } = this.load;
    const intend = async () => {
      if (this.#mode !== 'going') throw new HaltedError(halted);
      await records.intent(waiting.index);
    };
    return revokeOne(this.ports, header.plan, this.#chosen(waiting), header.reason, intend);
  }

  async #writePutBack({ index }: Waiting, attempt: Attempt): Promise<void> {
    await this.load.records.putBack(index, attempt).catch((error) => this.#trouble(toFailure(error)));
  }

  #putFirst(lane: RunLane, waiting: Waiting): void {
    this.#rest(waiting);
    lane.putFirst(waiting);
  }

  /** What is known of one that waits. */
  #rest({ index, lookFirst }: Waiting): void {
    if (lookFirst) this.load.items.set(index, maybeSent);
    else this.load.items.putBack(index);
  }

  /** A bug of ours: nobody knows what became of it, and the run must not go on as if nothing had been. */
  #lost({ index }: Waiting, bug: unknown): void {
    const failure = toFailure(bug);
    this.load.items.set(index, { state: 'unknown', outcome: { kind: 'unknown', failure } });
    this.#trouble(failure);
  }

  #trouble(failure: Failure): void {
    this.events.trouble(failure);
  }
}

const halted = fail(
  'cancelled',
  'The run was halted.',
  'Resume it. Nothing was sent for this consent.',
).failure;
