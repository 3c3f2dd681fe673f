/** The consents of one realm that wait for their turn, and how many of them are worked on. */
import type { RevocationOutcome } from '../../../shared/revocation';
import { Concurrency } from './run-concurrency';

export interface Waiting {
  readonly index: number;
  readonly realmId: string;
  /** A revoke may have been sent for it by a run that was cut off. */
  readonly sentBefore: boolean;
  /** Only to be read: what it is decides how it goes on. */
  readonly lookFirst: boolean;
  /** How often it came back because the realm was asked too often. */
  readonly putBacks: number;
}

const mostPutBacks = 5;

export class RunLane {
  readonly concurrency: Concurrency;
  /** Somebody will look again when the realm's hold is over. */
  isHeld = false;
  /** The next is at the end of each, so that a long list need not be moved. */
  readonly #looks: Waiting[] = [];
  #waiting: Waiting[] = [];
  /** In their order; their turn comes when nobody else waits. */
  #last: Waiting[] = [];
  readonly #inHand = new Set<Waiting>();

  constructor(
    readonly realmId: string,
    waiting: readonly Waiting[],
    /** So many at a time. */
    most?: number,
  ) {
    this.concurrency = new Concurrency(most);
    for (const one of [...waiting].reverse()) this.putFirst(one);
  }

  get isEmpty(): boolean {
    return this.#looks.length + this.#waiting.length + this.#last.length === 0;
  }

  /** Something is to be read, or being read, that a run which was cut off may have sent. */
  get isLooking(): boolean {
    return this.#looks.length > 0 || [...this.#inHand].some(({ lookFirst }) => lookFirst);
  }

  /** The next, when there is one and room for it. It is in hand until it is handed back by `done`. */
  take(what: 'look' | 'any'): Waiting | undefined {
    if (this.#inHand.size >= this.concurrency.limit) return undefined;
    const next = this.#looks.pop() ?? (what === 'any' ? this.#nextToRevoke() : undefined);
    if (next) this.#inHand.add(next);
    return next;
  }

  done(waiting: Waiting): void {
    this.#inHand.delete(waiting);
  }

  putFirst(waiting: Waiting): void {
    (waiting.lookFirst ? this.#looks : this.#waiting).push(waiting);
  }

  /** Whether the realm was asked too often or the visit ended, nothing was done, and it has not come back too often for that. */
  mayComeBack({ putBacks }: Waiting, outcome: RevocationOutcome): boolean {
    const isForLater =
      outcome.kind === 'failed' && ['throttled', 'visit-ended'].includes(outcome.failure.kind);
    return isForLater && putBacks < mostPutBacks;
  }

  /** After all others. */
  putLast(waiting: Waiting): void {
    this.#last.push({ ...waiting, putBacks: waiting.putBacks + 1 });
  }

  #nextToRevoke(): Waiting | undefined {
    if (this.#waiting.length === 0) {
      this.#waiting = this.#last.reverse();
      this.#last = [];
    }
    return this.#waiting.pop();
  }
}
