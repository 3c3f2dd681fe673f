/** How far reading has come over all realms, in numbers and words. */
import type { RealmProgress } from '../../../shared/browsing';
import type { HeadStartProgress } from './head-start';
import { statusLabels } from './rows/shown-status';

export interface ProgressSummary {
  readonly isLoading: boolean;
  readonly received: number;
  /** Null when one of the realms does not say how many there are. */
  readonly total: number | null;
  /** What the operator should know of the records: merged, left out, not read to the end. */
  readonly remarks: readonly string[];
}

const sum = (progress: readonly RealmProgress[], of: (realm: RealmProgress) => number): number =>
  progress.reduce((total, realm) => total + of(realm), 0);

export function summarize(progress: readonly RealmProgress[]): ProgressSummary {
  const told = progress.filter(({ state }) => state !== 'failed');
  const unreadable = sum(progress, (realm) => realm.unreadable);
  const repeated = sum(progress, (realm) => realm.repeated);
  const isStopped = progress.some(({ state }) => state === 'stopped');
  return {
    isLoading: progress.some(({ state }) => state === 'loading'),
    received: sum(progress, (realm) => realm.received),
    total: told.some(({ total }) => total === null)
      ? null
      : sum(told, ({ total, received }) => total ?? received),
    remarks: [
      isStopped ? 'Stopped: not every consent was read.' : '',
      unreadable > 0 ? `${count(unreadable, 'record')} left out: without a usable id.` : '',
      repeated > 0
        ? `${count(repeated, 'record')} came twice and ${repeated === 1 ? 'was' : 'were'} merged.`
        : '',
    ].filter((remark) => remark !== ''),
  };
}

/** 'Pending first, 1,204 of 3,000', or 'Active, Pending first, 17' where nobody says how many there are. */
export function summarizeHeadStart({ statuses, progress }: HeadStartProgress): string {
  const { received, total } = summarize(progress);
  const labels = statuses.map((status) => statusLabels[status]).join(', ');
  return `${labels} first, ${ofTotal(received, total)}`;
}

export const count = (number: number, thing: string): string =>
  `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`;

/** '1,204 of 10,000', or '1,204' where nobody says how many there are. */
export const ofTotal = (received: number, total: number | null): string =>
  total === null || total < received
    ? received.toLocaleString('en')
    : `${received.toLocaleString('en')} of ${total.toLocaleString('en')}`;
