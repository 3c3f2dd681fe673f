/** Headers as they are shown: the values of those that are known to be harmless, and of all others the name alone. */
import { markText } from './marks';
import type { Redactor } from './redactor';

export interface ShownHeader {
  readonly name: string;
  readonly value: string;
}

const shown = new Set(
  `accept accept-charset accept-encoding accept-language age allow cache-control connection content-encoding
  content-language content-length content-security-policy content-type date expires keep-alive last-modified link pragma
  referrer-policy retry-after server strict-transport-security sunset deprecation transfer-encoding user-agent vary via
  www-authenticate x-amzn-errortype x-amzn-requestid x-cache x-content-type-options x-correlation-id x-fapi-interaction-id
  x-frame-options x-powered-by x-request-id x-total-count`.split(/\s+/),
);
const isShown = (name: string): boolean => shown.has(name) || /^(x-)?rate-?limit(-|$)/.test(name);

export function shownHeaders(
  redactor: Redactor,
  headers: Iterable<readonly [string, string]>,
): ShownHeader[] {
  return [...headers].map(([name, value]) => ({
    name: redactor.text(name),
    value: shownValue(redactor, name.toLowerCase(), value),
  }));
}

function shownValue(redactor: Redactor, name: string, value: string): string {
  if (isShown(name)) return redactor.text(value);
  if (name === 'x-api-key') return markText('API-key');
  if (name !== 'authorization') return markText('hidden');
  const scheme = /^(Bearer|Basic|DPoP) /i.exec(value)?.[1];
  return scheme ? `${scheme} ${markText('token')}` : markText('token');
}
