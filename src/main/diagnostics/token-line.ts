import type { RealmTokens } from '../../shared/token';
import { plainFailure } from './without-people';

/** What of a realm's tokens may leave: no claim, since claims name people, and of a customer only that there is one. */
export const tokenLines = ({ tokens, requestsToday }: RealmTokens) => ({
  tokenRequestCount: requestsToday,
  tokenStatus: tokens.map(({ owner, state, obtainedAt, validUntil, scopes, failure }) => ({
    of: owner.kind,
    state,
    obtainedAt: instant(obtainedAt),
    validUntil: instant(validUntil),
    scopes,
    ...(failure && { failure: plainFailure(failure) }),
  })),
});

const instant = (at: number | null): string | null =>
  at === null || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString();
