/** One request on its way through the simulator: what the journal notes of it, and what faults may bend. */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { PagingFault } from './paging';
import type { RequestFacts } from './request-match';

export interface Exchange {
  readonly request: Request;
  readonly url: URL;
  readonly facts: RequestFacts;
  /** Also sent as `x-request-id` with API answers. */
  readonly requestId: string;
  readonly socket: Socket;
  /** For faults that must write what no well-formed answer says. */
  readonly outgoing: ServerResponse;
  /** Connections are numbered from 1 in the order they were opened. */
  readonly connection: number;
  /** The how-manieth request on its connection this is, from 1. */
  readonly turnOnConnection: number;
  /** Ends when the simulator closes, so that no fault holds it up. */
  readonly closing: AbortSignal;
  /** The server's clock for this request, epoch milliseconds: the simulator's, plus `skewMs`. */
  now(): number;
  skewMs: number;
  pagingFault: PagingFault | undefined;
}

/** What handlers find in Hono's `c.env`. */
export interface SimulatorEnv {
  Bindings: { exchange: Exchange };
}
