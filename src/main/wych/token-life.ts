/** How long a token is used. Pure; times are epoch milliseconds of this computer's clock, which may jump. */
import type { Random } from '../clock';

export interface Token {
  value: string;
  obtainedAt: number;
  validUntil: number;
  scopes: string[];
  /** How far the server's clock is ahead of ours, in milliseconds; null when it did not say. */
  serverAhead: number | null;
}

/** Wych: 'your token will expire after 60 minutes'. */
const longestLife = 60 * 60 * 1000;
/** For a server that does not say: short enough to be wrong without harm. */
const unknownLife = 60 * 1000;

/** Milliseconds from `expires_in` in seconds, which servers leave out, overstate (1e15 was seen) and get wrong (#26). */
export function lifeOf(expiresIn: unknown): number {
  if (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn) || expiresIn <= 0) return unknownLife;
  return Math.min(expiresIn * 1000, longestLife);
}

/** A token from the future was obtained before the clock was set back: nobody knows how much of it is left. */
export const isValid = (token: Token, now: number): boolean =>
  token.obtainedAt <= now && now < token.validUntil;

/** A stored token is believed only if it could have come from `lifeOf`. */
export const isPlausible = (token: Token): boolean =>
  token.validUntil >= token.obtainedAt && token.validUntil - token.obtainedAt <= longestLife;

/** When to fetch the next one: a little early, and not all realms and all desks in the same second. */
export function refreshTime(token: Token, random: Random): number {
  const life = token.validUntil - token.obtainedAt;
  const margin = Math.min(30_000, life / 10);
  const jitter = random() * Math.min(15_000, life / 20);
  return token.validUntil - margin - jitter;
}

/** Beyond this a server may take a fresh token for one that is not valid yet, or not any more. */
export const isSkewed = ({ serverAhead }: Token): boolean =>
  serverAhead !== null && Math.abs(serverAhead) > 5 * 60 * 1000;
