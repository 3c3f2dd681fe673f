/** Which faults are armed, against which requests, and for how many of them. What each fault does is in `fault-kinds.ts`. */
import type { Exchange } from './exchange';
import { matches, type RequestFacts, type RequestMatch } from './request-match';

/** Stands around the real handler: it may bend the exchange, answer itself, or spoil the answer that `proceed` gives. */
export interface Fault {
  readonly name: string;
  apply(exchange: Exchange, proceed: () => Promise<Response>): Promise<Response>;
}

export interface FaultMatch extends RequestMatch {
  /** Begin with the nth matching request (from 1), counted from the time the fault was added. */
  readonly nth?: number;
  /** How many requests to strike. Default: one when `nth` is given, otherwise all. */
  readonly times?: number;
}

interface ArmedFault {
  readonly match: FaultMatch;
  readonly fault: Fault;
  seen: number;
}

export class Faults {
  readonly #armed = new Set<ArmedFault>();

  /** Arms a fault. Several may strike one request: the one added first stands outermost. Returns its disarming. */
  add({ match = {}, fault }: { match?: FaultMatch; fault: Fault }): () => void {
    const armed: ArmedFault = { match, fault, seen: 0 };
    this.#armed.add(armed);
    return () => void this.#armed.delete(armed);
  }

  clear(): void {
    this.#armed.clear();
  }

  /** The faults that strike this request. Counts it, so to be asked once for each request. */
  strike(request: RequestFacts): Fault[] {
    return [...this.#armed].filter((armed) => counts(armed, request)).map(({ fault }) => fault);
  }
}

function counts(armed: ArmedFault, request: RequestFacts): boolean {
  if (!matches(armed.match, request)) return false;
  armed.seen += 1;
  const first = armed.match.nth ?? 1;
  const times = armed.match.times ?? (armed.match.nth === undefined ? Number.POSITIVE_INFINITY : 1);
  return armed.seen >= first && armed.seen < first + times;
}
