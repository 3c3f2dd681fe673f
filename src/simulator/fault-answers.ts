/** Faults that answer in the place of the routes, which then never see the request. */
import type { Exchange } from './exchange';
import type { Fault } from './faults';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Answers with a status and a body of your own, without the request ever reaching the routes. With `times`, a passing outage. */
export function status(
  code: number,
  body: unknown = { message: 'Simulated fault' },
  headers: Record<string, string> = {},
): Fault {
  const bodyless = code === 204 || code === 205 || code === 304;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answering(
    `status ${code}`,
    () => new Response(bodyless ? null : text, { status: code, headers: { ...JSON_TYPE, ...headers } }),
  );
}

/** 429, with Retry-After as seconds or as an HTTP date. */
export function throttled(retryAfter: number | Date): Fault {
  const value = retryAfter instanceof Date ? retryAfter.toUTCString() : String(retryAfter);
  return { ...status(429, { message: 'Too Many Requests' }, { 'Retry-After': value }), name: 'throttled' };
}

/** 401 as for a token that is no longer good, however fresh it is. */
export function unauthorized(): Fault {
  const header = 'Bearer error="invalid_token", error_description="Token is not active"';
  return {
    ...status(401, { message: 'Unauthorized' }, { 'WWW-Authenticate': header }),
    name: 'unauthorized',
  };
}

export function redirect(code: 301 | 302 | 303 | 307 | 308, location: string): Fault {
  return answering(
    `redirect ${code}`,
    () => new Response(null, { status: code, headers: { Location: location } }),
  );
}

/** A sign-in page where JSON should be, as captive portals and misrouted gateways send it. */
export function html(code = 200): Fault {
  const page = '<!doctype html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';
  return { ...status(code, page, { 'Content-Type': 'text/html; charset=utf-8' }), name: 'html' };
}

/** 200 with nothing in it. */
export function emptyBody(): Fault {
  return { ...status(200, ''), name: 'empty body' };
}

/** 200 with `null`: valid JSON, no answer. */
export function nullBody(): Fault {
  return { ...status(200, 'null'), name: 'null body' };
}

/** Quotes the caller's secrets back in an error, plain, percent-encoded and in base64: nothing may show or log it. */
export function echoSecrets(code = 400): Fault {
  return answering('echo secrets', async ({ request }) => {
    const form = new URLSearchParams(await request.clone().text());
    const secrets = [
      form.get('client_secret'),
      request.headers.get('x-api-key'),
      request.headers.get('authorization'),
    ];
    const echo = secrets
      .filter((secret) => secret !== null)
      .map((secret) => `${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString('base64')}`)
      .join(' ');
    const body = {
      error: 'invalid_request',
      error_description: `Rejected: ${echo}`,
      message: `Rejected: ${echo}`,
    };
    return new Response(JSON.stringify(body), {
      status: code,
      headers: { ...JSON_TYPE, 'x-debug': encodeURIComponent(echo) },
    });
  });
}

function answering(name: string, answer: (exchange: Exchange) => Response | Promise<Response>): Fault {
  return { name, apply: async (exchange) => answer(exchange) };
}
