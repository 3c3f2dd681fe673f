/** Servers with the habits that the door has to withstand. Each counts what reached it. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { cert, key } from './loopback-certificate';

export interface Hit {
  method: string;
  path: string;
  httpVersion: string;
  /** The how many-th request on its connection, from 1. */
  turn: number;
}

export interface CountingServer {
  url: string;
  hits: Hit[];
  close(): void;
}

/** Answers the first request of each connection and drops the connection at the next, as a gateway with a short idle time does. */
export async function droppingServer(): Promise<CountingServer> {
  const hits: Hit[] = [];
  const turns = new WeakMap<object, number>();
  const serve = (request: Http2ServerRequest, response: Http2ServerResponse) => {
    // In HTTP/2 the connection is behind a proxy object of the session.
    const connection = request.httpVersion === '2.0' ? (request.stream.session ?? request) : request.socket;
    const turn = (turns.get(connection) ?? 0) + 1;
    turns.set(connection, turn);
    hits.push({ method: request.method, path: request.url, httpVersion: request.httpVersion, turn });
    request.resume();
    request.on('end', () => {
      if (turn === 1 && request.url !== '/drop') response.end('ok');
      else (request.stream?.session ?? request.socket).destroy();
    });
  };
  const server = createSecureServer({ key, cert, allowHTTP1: true }, serve);
  for (const event of ['error', 'sessionError', 'tlsClientError']) server.on(event, () => {});
  const port = await listen(server);
  return { url: `https://127.0.0.1:${port}`, hits, close: () => server.close() };
}

/** Invites the caller to cache the answer and to keep a cookie. */
export async function temptingServer(marker: string): Promise<CountingServer & { cookies: string[] }> {
  const hits: Hit[] = [];
  const cookies: string[] = [];
  const serve: RequestListener = ({ method = '', url = '', httpVersion, headers }, response) => {
    hits.push({ method, path: url, httpVersion, turn: 0 });
    if (headers.cookie) cookies.push(headers.cookie);
    response
      .writeHead(200, {
        'Cache-Control': 'public, max-age=3600',
        ETag: '"1"',
        'Set-Cookie': `session=${marker}; Max-Age=3600`,
        'Content-Type': 'text/plain',
      })
      .end(`${marker} for ${headers.authorization}`);
  };
  const server: Server = createServer(serve);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    hits,
    cookies,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: NetServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
