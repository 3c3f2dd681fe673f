/**
 * The simulator as a bank's own network would have it: behind TLS, under names that no name server knows. Only a proxy that knows them leads
 * there, so nothing gets there directly by accident.
 */
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Simulator } from '../../src/simulator';
import type { Authority } from './proxy-authority';

export const loginHost = 'login.bank.test';
export const apiHost = 'api.bank.test';

export interface Bank {
  loginBaseUrl: string;
  apiBaseUrl: string;
  /** The names of the headers of every request that came this far. */
  headers: Set<string>;
  close(): void;
}

export async function startBank(simulator: Simulator, authority: Authority): Promise<Bank> {
  const headers = new Set<string>();
  const { origin } = new URL(simulator.loginBaseUrl);
  const port = Number(new URL(origin).port);
  const server = createServer(await authority.issue([loginHost, apiHost]), (asked, answer) => {
    for (const name of Object.keys(asked.headers)) headers.add(name);
    const own = `https://${asked.headers.host}`;
    const { method, url: path } = asked;
    const onwards = request({ host: '127.0.0.1', port, method, path, headers: asked.headers }, (answered) => {
      const parts: Buffer[] = [];
      answered.on('data', (part: Buffer) => parts.push(part));
      answered.on('end', () => {
        // Addresses in it (issuer, token endpoint, next page) are those of the simulator.
        const body = Buffer.concat(parts).toString().replaceAll(origin, own);
        const { 'content-length': _length, 'transfer-encoding': _coding, ...kept } = answered.headers;
        answer.writeHead(answered.statusCode ?? 500, kept).end(body);
      });
      answered.on('error', () => answer.destroy());
    });
    // What the simulator drops is dropped here.
    onwards.on('error', () => asked.socket.destroy());
    asked.pipe(onwards);
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = (host: string) => `https://${host}:${(server.address() as AddressInfo).port}`;
  return {
    loginBaseUrl: at(loginHost),
    apiBaseUrl: `${at(apiHost)}${new URL(simulator.apiBaseUrl).pathname}`,
    headers,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
