/** A foreign host that nothing must reach: it answers 200 to everything, so as not to be tried again, and keeps what it was sent. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TrappedRequest {
  readonly method: string;
  readonly path: string;
  /** With their values: a test asks whether a secret was among them. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Trap {
  /** 'http://127.0.0.1:port': another origin than the simulator's. */
  readonly origin: string;
  readonly requests: readonly TrappedRequest[];
  close(): Promise<void>;
}

export async function startTrap(): Promise<Trap> {
  const requests: TrappedRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url: path = '', headers } = request;
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    requests.push({ method, path, headers, body });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
