/** A real forward proxy on loopback, and a PAC file that leads there. */

import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { RequestError, Server } from 'proxy-chain';

export interface ForwardProxy {
  /** `127.0.0.1:port` */
  address: string;
  url: string;
  /** Every host that it was asked for, in order. */
  asked: string[];
  /** What came with each request that named somebody: `user:password`. */
  told: string[];
  /** Who is let through; null: everybody. */
  account: { user: string; password: string } | null;
  /** Answers everything with this status. */
  broken: number | null;
  /** Nobody listens there any more. */
  close(): Promise<void>;
}

/** `hosts` lead to loopback; any other name does not exist for it. */
export async function startForwardProxy(hosts: readonly string[]): Promise<ForwardProxy> {
  const lookup = ((_host, options, found) =>
    options.all
      ? found(null, [{ address: '127.0.0.1', family: 4 }])
      : found(null, '127.0.0.1', 4)) as LookupFunction;
  const server = new Server({
    port: 0,
    host: '127.0.0.1',
    authRealm: 'Bank network',
    prepareRequestFunction: ({ hostname, username, password }) => {
      proxy.asked.push(hostname);
      if (username) proxy.told.push(`${username}:${password}`);
      const { account, broken } = proxy;
      if (account && (username !== account.user || password !== account.password))
        return { requestAuthentication: true };
      if (broken !== null) throw new RequestError('Out of order.', broken);
      if (!hosts.includes(hostname)) throw new RequestError('No such host.', 404);
      return { dnsLookup: lookup as never };
    },
  });
  await server.listen();
  const proxy: ForwardProxy = {
    address: `127.0.0.1:${server.port}`,
    url: `http://127.0.0.1:${server.port}`,
    asked: [],
    told: [],
    account: null,
    broken: null,
    close: () => server.close(true),
  };
  return proxy;
}

/** A PAC file that sends everything there, loopback too as far as it is asked. */
export async function servePac(address: string): Promise<{ url: string; close(): void }> {
  const server = createServer((asked, answer) => {
    if (asked.url !== '/proxy.pac') return answer.writeHead(200).end('<h1>Welcome</h1>');
    answer.writeHead(200, { 'Content-Type': 'application/x-ns-proxy-autoconfig' });
    answer.end(`function FindProxyForURL(url, host) { return "PROXY ${address}"; }`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/proxy.pac`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
