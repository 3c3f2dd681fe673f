/** Which fields hold what is not shown, by their names: of a form, a query, a JSON text. */
import type { Mark } from './marks';

const secretive =
  /secret|passw|passphrase|pwd|token|assertion|apikey|authori[sz]ation$|cookie|credential|privatekey|jwt|verifier|signature|sessionid|^session$|^otp$|^pin$|^key$/;
/** They speak about tokens and are none. */
const harmless =
  /(type|typehint|endpoint|supported|expiresin|expiresat|expires|expiry|expiration|issuer|uri|url|policy|lifetime|count|status|name)$/;

/** Null for a field that may be shown. */
export function markOfField(name: string): Mark | null {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (!secretive.test(plain) || harmless.test(plain)) return null;
  if (plain.includes('apikey')) return 'API-key';
  if (plain.includes('clientsecret')) return 'client-secret';
  return /token|assertion|jwt|authori[sz]ation/.test(plain) ? 'token' : 'hidden';
}

/** `code` is worth a token in a form or an address; in an answer it is the number of an error. */
export const markOfParameter = (name: string): Mark | null =>
  name.toLowerCase() === 'code' ? 'hidden' : markOfField(name);
