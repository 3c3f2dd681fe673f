import { type FailureError, fail } from '../../shared/failure';
import { isLoopback } from '../../shared/realm';

/**
 * The address of a call, if it may be called at all: the realm's own origin and nothing else (#22), https, and http only to this very
 * computer for realms that may (#23). Addresses come from discovery documents and `next` links too, so none is trusted.
 */
export function checkAddress(call: { url: string; origin: string }, loopbackHttp: boolean): URL {
  if (!URL.canParse(call.url) || !URL.canParse(call.origin)) throw foreign();
  const url = new URL(call.url);
  if (url.origin !== new URL(call.origin).origin || url.username !== '' || url.password !== '')
    throw foreign(url.host);
  const secure = url.protocol === 'https:';
  if (!secure && !(url.protocol === 'http:' && loopbackHttp && isLoopback(url.hostname)))
    throw fail(
      'insecure-address',
      `${url.host} would be called without encryption.`,
      'Use an https:// address so that secrets are never sent in clear.',
    );
  return url;
}

function foreign(host?: string): FailureError {
  return fail(
    'foreign-endpoint',
    host
      ? `The server pointed to another host, ${host}. Nothing was sent there.`
      : 'The server pointed to an address that cannot be called.',
    'Check the base URLs of this realm. If they are right, report this to Wych.',
  );
}
