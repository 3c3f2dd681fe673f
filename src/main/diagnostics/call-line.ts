import type { ActivityEntry } from '../../shared/activity';

/** A call as it stands in the bundle: no body, no header, and nobody's id. */
export function callLines(entries: readonly ActivityEntry[], maskUrl: (url: string) => string) {
  const customers = new Map<string, string>();
  /** That two calls were for the same customer may matter; who it was does not. */
  const numbered = (subject: string): string => {
    const name = customers.get(subject) ?? `customer ${customers.size + 1}`;
    customers.set(subject, name);
    return name;
  };
  return entries.map(({ seq, group, attempt, at, realmId, kind, method, url, subject, ...rest }) => ({
    seq,
    ...(attempt > 1 && { furtherAttemptOf: group }),
    at: new Date(at).toISOString(),
    realmId,
    kind,
    request: `${method} ${maskUrl(url)}`,
    state: rest.state,
    status: rest.status,
    failure: rest.failure,
    requestId: rest.requestId,
    milliseconds: rest.timing,
    bytes: { sent: rest.sent, received: rest.received },
    /** Whether a request for a token was saved; null where none was needed. */
    cacheHit: rest.token && rest.token === 'cached',
    ...(subject !== null && { actingFor: numbered(subject) }),
  }));
}
