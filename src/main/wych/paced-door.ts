/**
 * Lets the calls of a realm's API out at the pace the realm allows. It stands below the retrying door, so that what is sent again waits for
 * its turn like anything else; the login has no part in it, since a token must not wait behind a run of thousands.
 */
import { FailureError, toFailure } from '../../shared/failure';
import type { Clock } from '../clock';
import type { DoorAnswer, DoorCall, NetworkDoor } from './network-door';
import { type ObserveCall, watchOf } from './network-door-watch';
import { RealmPace, type Turn } from './realm-pace';
import { retryAfter } from './retry';

/** Milliseconds of hold that a call waits through: as long as the retrying door would wait. */
export const usualPatience = 20_000;

/** The realm wants to be left alone for longer than the caller would wait, or the caller gave up: the call was not sent. */
export class NotSentError extends FailureError {}

export class PacedDoor implements NetworkDoor {
  /** By realm id. A realm whose address was edited is another server, of which nothing is known. */
  readonly #paces = new Map<string, { origin: string; pace: RealmPace }>();

  constructor(
    private readonly door: NetworkDoor,
    private readonly clock: Clock,
    private readonly observe?: ObserveCall,
  ) {}

  /** @throws NotSentError `throttled` or `cancelled`, and what the door below throws. */
  send(call: DoorCall): Promise<DoorAnswer> {
    return this.#send(call, usualPatience);
  }

  /** The same paces, for callers who would wait through a hold of so many milliseconds rather than be told: a run. */
  withPatience(patience: number): NetworkDoor {
    return { send: (call) => this.#send(call, patience) };
  }

  /** Epoch milliseconds until which nothing is sent to a realm, because it asked for that; or null. */
  heldUntil(realmId: string): number | null {
    return this.#paces.get(realmId)?.pace.heldUntil() ?? null;
  }

  async #send(call: DoorCall, patience: number): Promise<DoorAnswer> {
    // Begun here, so that the wait for a turn is seen.
    const watch = watchOf(call, this.observe);
    try {
      const pace = this.#paceOf(call);
      const turn = await pace.turn(patience, call.signal).catch(notSent);
      const answer = await this.door.send({ ...call, watch });
      this.#tell(pace, turn, answer);
      return answer;
    } catch (error) {
      watch.failed(toFailure(error).kind);
      throw error;
    }
  }

  #tell(pace: RealmPace, turn: Turn, { status, headers, serverTime }: DoorAnswer): void {
    const wait = retryAfter(headers, serverTime ?? this.clock.now());
    if (status === 429) pace.refused(turn, wait);
    else if (status === 503 && wait !== null) pace.refused(turn, wait, false);
    else pace.accepted(turn);
  }

  #paceOf({ realmId, origin }: DoorCall): RealmPace {
    const known = this.#paces.get(realmId);
    if (known?.origin === origin) return known.pace;
    const pace = new RealmPace(this.clock);
    this.#paces.set(realmId, { origin, pace });
    return pace;
  }
}

function notSent(error: unknown): never {
  throw error instanceof FailureError ? new NotSentError(error.failure) : error;
}
