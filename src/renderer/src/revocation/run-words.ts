/** How a run goes, in words. Times are epoch milliseconds. */
import type { RunStatus } from '../../../shared/revocation';
import { outcomeKinds } from '../../../shared/revocation-terms';
import { formatLocal } from '../components/time-format';
import { count } from '../consents/progress-summary';

const number = (value: number): string => value.toLocaleString('en');

/** How many have an outcome, be it a bad one. */
export const doneOf = ({ counts }: Pick<RunStatus, 'counts'>): number =>
  outcomeKinds.reduce((sum, kind) => sum + counts[kind], 0);

export const isSingle = ({ total }: Pick<RunStatus, 'total'>): boolean => total === 1;

/** For the bar at the bottom of the window. */
export function barText(run: RunStatus): string {
  const done = `${number(doneOf(run))} of ${number(run.total)}`;
  switch (run.state) {
    case 'running':
      return `Revoking ${done}`;
    case 'paused':
      return `Revoking is paused at ${done}`;
    case 'stopping':
      return `Stopping at ${done}`;
    case 'ended':
      return `Revoking has ended: ${endText(run)}`;
  }
}

/** '312 revoked, 4 failed': whatever is not nothing, and 'revoked' always. */
export function endText({ counts }: Pick<RunStatus, 'counts'>): string {
  const rest: [number, string][] = [
    [counts['already-ended'], 'already ended'],
    [counts.changed, 'changed'],
    [counts.failed, 'failed'],
    [counts.unknown, 'unknown'],
    [counts.unsent, 'not sent'],
  ];
  return [`${number(counts.revoked)} revoked`]
    .concat(rest.filter(([some]) => some > 0).map(([some, what]) => `${number(some)} ${what}`))
    .join(', ');
}

export const rateText = (perMinute: number | null): string | null => {
  if (perMinute === null) return null;
  const shown = perMinute >= 10 ? Math.round(perMinute) : Math.round(perMinute * 10) / 10;
  return `${number(shown)} a minute`;
};

/** '2 min left'; rounded up, for nobody minds waiting less. */
export function timeLeftText(timeLeft: number | null): string | null {
  if (timeLeft === null) return null;
  const minutes = Math.ceil(timeLeft / 60_000);
  if (timeLeft < 50_000) return 'less than a minute left';
  if (minutes < 60) return `${minutes} min left`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`} left`;
}

const clockTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** Null once the time is over. */
export const heldText = (heldUntil: number | null, now: number): string | null =>
  heldUntil !== null && heldUntil > now
    ? `held until ${clockTime.format(heldUntil)} (the realm asked for a pause)`
    : null;

type Paused = NonNullable<RunStatus['paused']>['by'];

export const pausedWords: Readonly<Record<Paused, string>> = {
  operator:
    'You have paused it. What is on the way is brought to its end; nothing else is sent until you resume.',
  sleep: 'The computer slept. Nothing is sent until you resume.',
  restart: 'The app was ended while it ran. Nothing is sent until you resume.',
  trouble: 'The run is paused, since every further consent would meet the same trouble.',
};

/** Of a run that an earlier start of the app did not bring to its end: what is known done, what nobody knows, what was not sent. */
export function interruptedText({ counts, startedAt }: Pick<RunStatus, 'counts' | 'startedAt'>): string {
  const open = counts.unknown + counts['in-progress'];
  const parts = [
    `${number(counts.revoked)} revoked`,
    counts['already-ended'] > 0 && `${number(counts['already-ended'])} already ended`,
    counts.changed > 0 && `${number(counts.changed)} changed since chosen`,
    counts.failed > 0 && `${number(counts.failed)} failed`,
    `${number(counts.unsent)} not sent`,
  ].filter((part) => part !== false);
  const unknown = open > 0 ? `; of ${number(open)} nobody knows` : '';
  return `A run of ${formatLocal(startedAt)} was interrupted: ${parts.join(', ')}${unknown}`;
}

/** What a stop leaves behind. */
export const stopText = ({ counts }: Pick<RunStatus, 'counts'>): string => {
  const flying = counts['in-progress'];
  const rest = `${count(counts.unsent, 'consent')} will stay as ${counts.unsent === 1 ? 'it is' : 'they are'}`;
  return flying > 0
    ? `${count(flying, 'consent')} on the way will still be brought to an end; ${rest}.`
    : `${rest}.`;
};

/** '3fa2 91bc 77d0 12ab', for two people to read to each other. */
export const grouped = (hash: string, groups = 4): string =>
  (hash.match(/.{1,4}/g) ?? []).slice(0, groups).join(' ');
