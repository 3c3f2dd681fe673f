/**
 * The last failures that the window was told, for the bundle: what an operator reports has often been dismissed by the time they report it.
 * In memory only, and bounded.
 */
import type { BridgeHandlers } from '../../shared/bridge';
import { type Failure, toFailure } from '../../shared/failure';

export interface ToldFailure {
  /** Epoch milliseconds. */
  at: number;
  /** As the contract names it, e.g. `consents.show`. */
  request: string;
  failure: Failure;
}

const mostKept = 50;

export class LastFailures {
  readonly #told: ToldFailure[] = [];

  constructor(private readonly clock: { now(): number }) {}

  /** Newest first. */
  list(): ToldFailure[] {
    return this.#told.toReversed();
  }

  /** The same handlers; what they throw is noted on its way. */
  watching(handlers: BridgeHandlers): BridgeHandlers {
    const watched = Object.entries(handlers).map(([group, requests]) => [
      group,
      Object.fromEntries(
        Object.entries<Handler>(requests).map(([name, handle]) => [
          name,
          this.#watch(`${group}.${name}`, handle),
        ]),
      ),
    ]);
    return Object.fromEntries(watched);
  }

  #watch(request: string, handle: Handler): Handler {
    return async (input) => {
      try {
        return await handle(input);
      } catch (error) {
        this.#told.push({ at: this.clock.now(), request, failure: toFailure(error) });
        if (this.#told.length > mostKept) this.#told.shift();
        throw error;
      }
    };
  }
}

type Handler = (input: never) => unknown;
