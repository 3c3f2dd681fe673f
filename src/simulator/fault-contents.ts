/** Faults of meaning: well-formed answers of the real routes that say what they should not. */
import type { Fault } from './faults';
import { isJsonObject, type JsonObject } from './json';
import type { PagingFault } from './paging';

/** Changes the real JSON answer. */
export function rewriteJson(name: string, edit: (body: JsonObject) => JsonObject): Fault {
  return {
    name,
    async apply(_exchange, proceed) {
      const response = await proceed();
      const body: unknown = await response
        .clone()
        .json()
        .catch(() => undefined);
      if (!isJsonObject(body)) return response;
      const headers = new Headers(response.headers);
      headers.delete('Content-Length');
      return new Response(JSON.stringify(edit(body)), { status: response.status, headers });
    },
  };
}

/** A discovery document that says another issuer. */
export function wrongIssuer(issuer: string): Fault {
  return rewriteJson('wrong issuer', (document) => ({ ...document, issuer }));
}

/** A discovery document whose token endpoint is on another origin. */
export function foreignTokenEndpoint(origin: string): Fault {
  return rewriteJson('foreign token endpoint', (document) => ({
    ...document,
    token_endpoint: new URL(new URL(String(document.token_endpoint)).pathname, origin).href,
  }));
}

/** Strikes a token exchange at the login (RFC 8693), and lets every other request for a token through. */
export function onExchange(fault: Fault): Fault {
  return {
    name: `${fault.name} on exchange`,
    async apply(exchange, proceed) {
      const form = new URLSearchParams(await exchange.request.clone().text());
      return form.has('subject_token') ? fault.apply(exchange, proceed) : proceed();
    },
  };
}

/** Lists that do not end, repeat themselves or lead elsewhere. Without effect on a realm that sends everything at once. */
export function paging(how: PagingFault): Fault {
  return {
    name: 'paging',
    apply(exchange, proceed) {
      exchange.pagingFault = how;
      return proceed();
    },
  };
}

/** The server's clock is ahead (or, below 0, behind): its Date header, and the times in and the judgement of its tokens. */
export function clockSkew(seconds: number): Fault {
  return {
    name: 'clock skew',
    apply(exchange, proceed) {
      exchange.skewMs += seconds * 1000;
      return proceed();
    },
  };
}
