/**
 * The one door to the network (#24).
 *
 * The defaults of Electron's fetch were seen to carry Authorization and x-api-key to another origin after a redirect, to serve one bearer's
 * answer to another from the cache, and to keep cookies. So nothing but this file decides how a request goes out: one origin, no
 * redirect, no cookie, no cache, one deadline over headers and body, and a limit to what is read.
 */
import type { CallKind } from '../../shared/activity';
import { toFailure } from '../../shared/failure';
import { readText } from './network-door-body';
import { withDeadline } from './network-door-deadline';
import { checkAddress } from './network-door-guard';
import type { DoorPorts, Fetch } from './network-door-ports';
import { type CallWatch, watchOf } from './network-door-watch';
import { cancelled, networkFailure } from './network-failure';

/** One call to a realm's login or API. */
export interface DoorCall {
  /** Which realm it is for: activity and throttling are told by realm. */
  realmId: string;
  /** What it is to the operator. */
  kind: CallKind;
  /** Where the token that it bears came from; absent when it bears none. */
  token?: 'cached' | 'fetched';
  /** The customer's id, when it is made in their context. */
  subject?: string;
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  /** The only origin this call may reach: that of the realm's login or API base URL (a base URL will do). */
  origin: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Asked when it has a connection and nothing has left yet: what it throws, the call fails of, and was not sent. */
  mayLeave?: () => void;
  /** Sending it twice does no harm: it may be retried like a GET. Nobody says so of a revoke; why stands in wych-client-revoke.ts. */
  idempotent?: boolean;
  /** Milliseconds for the whole exchange, body included. */
  timeout?: number;
  signal?: AbortSignal;
  /** Set by a door that sends again: which of the sends this is, and the call that it was asked for. */
  attempt?: { number: number; of: DoorCall };
  /** Set by a door above that has begun to tell of this call. */
  watch?: CallWatch;
}

export interface DoorAnswer {
  status: number;
  headers: Headers;
  /** The whole body as text. */
  body: string;
  requestId: string | undefined;
  /** Epoch milliseconds of the server's Date header, for the clock check. */
  serverTime: number | null;
}

/** The only way to the network. Answers any status; throws a Failure when no whole answer came. */
export interface NetworkDoor {
  send(call: DoorCall): Promise<DoorAnswer>;
}

const defaultTimeout = 30_000;

export class FetchDoor implements NetworkDoor {
  constructor(private readonly ports: DoorPorts) {}

  async send(call: DoorCall): Promise<DoorAnswer> {
    const watch = watchOf(call, this.ports.observe);
    try {
      const { answer, bytes } = await this.#exchange(call, watch);
      watch.answered(answer, bytes);
      return answer;
    } catch (error) {
      watch.failed(toFailure(error).kind);
      throw error;
    }
  }

  async #exchange(call: DoorCall, watch: CallWatch): Promise<Exchanged> {
    const url = checkAddress(call, this.ports.allowsLoopbackHttp(call.realmId));
    const { transport, clock } = this.ports;
    const exchange = (fetch: Fetch) =>
      withDeadline(clock, call.timeout ?? defaultTimeout, call.signal, (signal, hold) =>
        ask((to, init) => fetch(to, init, hold), call, url, signal, watch),
      );
    try {
      if (call.signal?.aborted) throw call.signal.reason;
      return call.method === 'GET'
        ? await exchange(transport.read)
        : await transport.write(exchange, call.signal);
    } catch (error) {
      if (call.signal?.aborted) throw cancelled();
      throw networkFailure(error, url.host);
    }
  }
}

interface Exchanged {
  answer: DoorAnswer;
  /** Of the body. */
  bytes: number;
}

async function ask(
  fetch: Fetch,
  call: DoorCall,
  url: URL,
  signal: AbortSignal,
  watch: CallWatch,
): Promise<Exchanged> {
  call.mayLeave?.();
  watch.sent();
  const response = await fetch(url.href, {
    method: call.method,
    headers: call.headers,
    body: call.body,
    signal,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  const { status, headers } = response;
  watch.headers(status, headers);
  const { text, bytes } = await readText(response, signal);
  const requestId = requestIdOf(headers);
  return { answer: { status, headers, body: text, requestId, serverTime: serverTimeOf(headers) }, bytes };
}

/** Short and plain, or not at all: it is shown and written down, and a server may put anything there. */
function requestIdOf(headers: Headers): string | undefined {
  for (const name of ['x-request-id', 'x-correlation-id', 'x-amzn-requestid']) {
    const id = headers.get(name)?.trim();
    if (id && /^[\w.:=+/-]{1,100}$/.test(id)) return id;
  }
  return undefined;
}

function serverTimeOf(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}
