/** A call in words: what it was for, what came of it, when it was. */
import type { ActivityEntry, CallKind } from '../../../shared/activity';
import type { FailureKind } from '../../../shared/failure';

type CallState = ActivityEntry['state'];

export const kindWords: Readonly<Record<CallKind, string>> = {
  discovery: 'Discovery document',
  token: 'Client token',
  exchange: 'Token exchange',
  customers: 'Customer list',
  list: 'Consent list',
  consent: 'Consent read',
  revoke: 'Revoke',
};

export const stateWords: Readonly<Record<CallState, string>> = {
  'under-way': 'Under way',
  answered: 'Answered',
  refused: 'Refused',
  failed: 'No answer',
};

/** Where the code is not the words. */
const failureWords: Partial<Readonly<Record<FailureKind, string>>> = {
  timeout: 'Timed out',
  proxy: 'Refused by the proxy',
  certificate: 'Certificate not trusted',
  'issuer-mismatch': 'Another issuer',
  'foreign-endpoint': 'Leads to another server',
  'clock-skew': 'Clocks differ',
  'api-key-refused': 'API key refused',
  contract: 'Answer not understood',
  storage: 'Could not be stored',
  bug: 'Error in the app',
};

/** 'host-unreachable' → 'Host unreachable'. */
export function failureName(kind: FailureKind): string {
  const words = failureWords[kind] ?? kind.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The status as it came, or in a word why there is none. */
export const answerOf = ({ state, status }: ActivityEntry): string =>
  status === null ? stateWords[state] : String(status);

/** What the status alone does not say to everyone: why there was no good answer. Empty for a good one, and where the status has said it. */
export function outcomeOf({ state, status, failure }: ActivityEntry): string {
  if (failure) return failureName(failure);
  return state === 'refused' && status !== null ? stateWords.refused : '';
}

/** '2 of 3'; empty for one that was sent once, as nearly all are. */
export const attemptOf = ({ attempt, attempts }: ActivityEntry): string =>
  attempts > 1 ? `${attempt} of ${attempts}` : '';

export const tokenWords = { cached: 'Cached', fetched: 'Fetched' } as const;

/** What of an address tells one call from the next: without scheme and host, which its realm says. */
export function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin } = new URL(url);
  // As it was written: parsing would encode what redaction has put in.
  return url.startsWith(origin) ? url.slice(origin.length) || '/' : url;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

/** '14:05:22.123' in the computer's time zone. */
export const clockOf = (at: number): string => clock.format(at);
