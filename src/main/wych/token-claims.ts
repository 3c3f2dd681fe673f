/**
 * What a token says of itself, for whoever wants to see whom it is for and what it allows (C4). It is read and not believed: only the server
 * that takes a token checks its signature. Neither the token nor its signature is in what comes out.
 */
import type { TokenClaim } from '../../shared/token';
import { isObject, type Json } from './codec-gather';

const mostClaims = 100;
const longestText = 500;
const longestToken = 64 * 1024;
const instants = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

/** Of a signed JWT; null for anything else: opaque tokens, encrypted ones, junk. */
export function readClaims(token: string): Json | null {
  const [header, payload, signature, ...more] = token.length <= longestToken ? token.split('.') : [];
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0)
    return null;
  const claims = isObject(parsePart(header)) ? parsePart(payload) : null;
  return isObject(claims) ? claims : null;
}

export function tokenClaims(token: string): TokenClaim[] | null {
  const claims = readClaims(token);
  if (claims === null) return null;
  return Object.entries(claims)
    .slice(0, mostClaims)
    .map(([name, value]) => {
      const at = instants.has(name) ? instantOf(value) : null;
      return { name: cut(name), text: textOf(value), ...(at === null ? {} : { at }) };
    });
}

function parsePart(part: string): unknown {
  if (!/^[\w-]+$/.test(part)) return null;
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** Epoch milliseconds from the epoch seconds that a JWT has; null beyond what a Date can hold. */
const instantOf = (value: unknown): number | null =>
  typeof value === 'number' && Math.abs(value) <= 8.64e12 ? Math.round(value * 1000) : null;

const textOf = (value: unknown): string => cut(withoutTokens(asText(value)));

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(' ');
  return JSON.stringify(value);
}

/** Some issuers put one token into another. */
const withoutTokens = (text: string): string =>
  text.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*(\.[\w-]*)*/g, '(a token)');

const cut = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);
