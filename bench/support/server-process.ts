/** The server of `server.ts`, in a process of its own. It makes no bytes, it only sends them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RecordReader } from './record-reader';
import type { ServedRealm, ServerOrder } from './server';

/** What Wych's servers are taken to cut a page to. */
const mostOnPage = 1000;

const realms = new Map<string, ServedRealm & { reader: RecordReader }>();

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', origin());
  const [first = '', name = '', ...rest] = url.pathname.split('/').slice(1);
  const realm = realms.get(name);
  if (realm && first === 'realms') return sendJson(response, login(request, url));
  const [what, id] = rest;
  if (!realm || first !== 'v4' || what !== 'consents')
    return sendJson(response, { message: 'Not Found' }, 404);
  if (id === undefined) return send(response, page(realm, url.searchParams));
  const record = realm.reader.record(decodeURIComponent(id));
  return record ? send(response, record) : sendJson(response, { message: 'Consent not found' }, 404);
});

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Whoever asks for a token gets one: nobody is kept out here. */
function login({ method }: IncomingMessage, { pathname }: URL): object {
  const issuer = `${origin()}${/^\/realms\/[^/]+/.exec(pathname)?.[0]}`;
  if (method === 'POST')
    return { access_token: 'bench', expires_in: 900, token_type: 'Bearer', scope: 'READ:CONSENTS' };
  return { issuer, token_endpoint: `${issuer}/protocol/openid-connect/token` };
}

function page(
  { reader, first, count }: ServedRealm & { reader: RecordReader },
  query: URLSearchParams,
): Buffer {
  const pageSize = Math.min(Number(query.get('pageSize') ?? 100), mostOnPage);
  const number = Number(query.get('page') ?? 1);
  const from = Math.min((number - 1) * pageSize, count);
  const to = Math.min(from + pageSize, count);
  const around = { page: number, pageSize, total: count };
  return Buffer.concat([
    Buffer.from('{"data":['),
    reader.records(first + from, first + to),
    Buffer.from(`],${JSON.stringify(around).slice(1)}`),
  ]);
}

const sendJson = (response: ServerResponse, body: object, status = 200): void =>
  send(response, Buffer.from(JSON.stringify(body)), status);

function send(response: ServerResponse, body: Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

process.on('message', ({ realm, file }: ServerOrder) => {
  const reader = realms.get(realm.name)?.reader ?? new RecordReader(file);
  realms.set(realm.name, { ...realm, reader });
  process.send?.({ origin: origin() });
});
// The bench is gone, however it went.
process.on('disconnect', () => process.exit());
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send?.({ origin: origin() }));
