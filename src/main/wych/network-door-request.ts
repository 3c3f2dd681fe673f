/**
 * One request over one of Electron's sessions, with an answer for a proxy that wants to know who asks.
 *
 * `session.fetch` would do but for that: a proxy's 407 ends it, and no event of the app tells of it (electron#44249). So the door speaks
 * `net.request`, on which `session.fetch` itself is built, with the same options passed on. An answered challenge goes on within the request: with
 * a tunnel, nothing has been sent to the realm by then, so a write is still sent once (#28).
 */
import { Readable } from 'node:stream';
import { type ClientRequest, type IncomingMessage, net, type Session } from 'electron';
import { fail } from '../../shared/failure';
import type { Fetch, Hold, ProxyLogins } from './network-door-ports';

type Init = Parameters<Fetch>[1];

/** No answer of these has a body, and `Response` refuses one. */
const withoutBody = new Set([101, 204, 205, 304]);

export function request(
  session: Session,
  url: string,
  init: Init,
  logins: ProxyLogins,
  hold: Hold,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { method, redirect, credentials, cache, referrerPolicy, signal } = init;
    if (signal?.aborted) return reject(signal.reason);
    // Refuses what cannot be sent before Electron does, which would quote it.
    const headers = new Headers(init.headers);
    const sent = net.request({ session, url, method, redirect, credentials, cache, referrerPolicy });
    headers.forEach((value, name) => {
      sent.setHeader(name, value);
    });
    const end = (reason: unknown) => {
      sent.abort();
      reject(reason);
    };
    const stop = () => end(signal?.reason);
    const over = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop, { once: true });
    const refused = answerProxy(sent, logins, hold, signal);
    sent.on('error', (error) => {
      over();
      reject(refused() ?? error);
    });
    sent.on('response', (message) => {
      // It is one, though Electron's types name a few of its events only.
      const stream = message as unknown as Readable;
      stream.once('close', over);
      // Told to whoever reads it, and to nobody when it is not read; unheard, it would end the app.
      stream.on('error', () => {});
      const refusal = refused();
      // What came is the proxy's own page, not the realm's answer.
      if (refusal) return end(refusal);
      resolveWith(message, stream, resolve, reject);
    });
    sent.end(typeof init.body === 'string' ? init.body : undefined);
  });
}

/** Tells the proxy who asks; what is answered says why it was not told, if so. */
function answerProxy(sent: ClientRequest, logins: ProxyLogins, hold: Hold, signal: Init['signal']) {
  const attempt = logins.begin();
  let refusal: Error | undefined;
  sent.on('login', ({ isProxy, host, port, realm }, answer) => {
    // A server's own challenge never comes here: `credentials: 'omit'` leaves it to the caller as a 401.
    if (!isProxy) return answer();
    const proxy = `${host}:${port}`;
    hold(attempt.credentials({ proxy, says: realm }, signal ?? undefined)).then(
      (given) => {
        if (given) return answer(given.user, given.password);
        refusal = unanswered(proxy);
        answer();
      },
      () => answer(),
    );
  });
  return () => refusal;
}

const unanswered = (proxy: string) =>
  fail(
    'proxy',
    `The proxy ${proxy} lets nobody through without a name and a password, and none was given.`,
    'Start it again and type them when you are asked; your IT knows which ones this proxy takes.',
  );

function resolveWith(
  message: IncomingMessage,
  stream: Readable,
  resolve: (response: Response) => void,
  reject: (error: Error) => void,
): void {
  try {
    const headers = new Headers();
    for (const [name, value] of Object.entries(message.headers))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const { statusCode: status } = message;
    const body = withoutBody.has(status) ? null : Readable.toWeb(stream);
    resolve(new Response(body as ReadableStream<Uint8Array> | null, { status, headers }));
  } catch {
    // A status or header that is none.
    reject(new Error('net::ERR_INVALID_HTTP_RESPONSE'));
  }
}
