/**
 * The HTTP side: accepts connections on loopback, works out what each request is, lets the faults armed against it stand around the real
 * routes, and notes it in the journal. The server is a plain node:http one because faults need its sockets.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Exchange } from './exchange';
import type { Faults } from './faults';
import type { Journal } from './journal';
import { endpointOf } from './request-match';

export interface ServerParts {
  readonly routes: (exchange: Exchange) => Response | Promise<Response>;
  readonly realmOf: (request: Request, url: URL) => string | undefined;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly clock: () => number;
}

export class SimulatorServer {
  readonly #server: Server = createServer();
  readonly #closing = new AbortController();
  readonly #turns = new WeakMap<Socket, { connection: number; turnOnConnection: number }>();
  #connections = 0;

  /** Port 0: any free one. Returns the port taken. */
  async listen(port: number): Promise<number> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Begins to answer. Only now is the port told to anyone, so no request can have come before. */
  serve(parts: ServerParts): void {
    const listener = getRequestListener(
      (request, { incoming, outgoing }) =>
        this.#handle(
          parts,
          this.#open(parts, request, incoming as IncomingMessage, outgoing as ServerResponse),
        ),
      { overrideGlobalObjects: false }, // the test that runs us shares our globals
    );
    this.#server.on('request', listener);
  }

  /** Ends every connection at once, also those that a fault keeps waiting. */
  async close(): Promise<void> {
    this.#closing.abort();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  async #handle(parts: ServerParts, exchange: Exchange): Promise<Response> {
    const { facts, request, url, requestId, outgoing } = exchange;
    const faults = parts.faults.strike(facts);
    const settle = parts.journal.note({
      ...facts,
      at: parts.clock(),
      query: url.search,
      headerNames: [...request.headers.keys()],
      requestId,
      connection: exchange.connection,
      turnOnConnection: exchange.turnOnConnection,
      faults: faults.map((fault) => fault.name),
    });
    const serve = faults.reduceRight<() => Promise<Response>>(
      (proceed, fault) => () => fault.apply(exchange, proceed),
      async () => stamp(await parts.routes(exchange), exchange),
    );
    const response = await serve();
    if (outgoing.headersSent) settle(outgoing.statusCode);
    else settle(exchange.socket.destroyed ? undefined : response.status);
    return outgoing.headersSent || exchange.socket.destroyed ? response : stamp(response, exchange);
  }

  #open(parts: ServerParts, request: Request, incoming: IncomingMessage, outgoing: ServerResponse): Exchange {
    const url = new URL(request.url);
    const exchange: Exchange = {
      request,
      url,
      facts: {
        realm: parts.realmOf(request, url),
        method: request.method,
        endpoint: endpointOf(request.method, url.pathname),
        path: url.pathname,
      },
      requestId: randomUUID(),
      socket: incoming.socket,
      outgoing,
      ...this.#turnOf(incoming.socket),
      closing: this.#closing.signal,
      now: () => parts.clock() + exchange.skewMs,
      skewMs: 0,
      pagingFault: undefined,
    };
    return exchange;
  }

  #turnOf(socket: Socket): { connection: number; turnOnConnection: number } {
    const { connection, turnOnConnection } = this.#turns.get(socket) ?? {
      connection: ++this.#connections,
      turnOnConnection: 0,
    };
    const turn = { connection, turnOnConnection: turnOnConnection + 1 };
    this.#turns.set(socket, turn);
    return turn;
  }
}

/**
 * What every answer carries, also one that a fault made up: the simulator's time, by which a client can notice that its own clock is
 * off, and on the API side the request's id.
 */
function stamp(response: Response, exchange: Exchange): Response {
  if (response.headers.has('Date')) return response;
  response.headers.set('Date', new Date(exchange.now()).toUTCString());
  if (exchange.url.pathname.startsWith('/v4/')) response.headers.set('x-request-id', exchange.requestId);
  return response;
}
