/** What has become of a plan's consents since they were chosen, in words. */
import type { Drift } from '../../../shared/revocation';
import { count } from '../consents/progress-summary';

const number = (value: number): string => value.toLocaleString('en');

export interface DriftWords {
  readonly title: string;
  readonly text: string;
  /** Whether anything is other than it was. */
  readonly isSame: boolean;
}

export function driftWords({
  state,
  checked,
  total,
  same,
  changed,
  ended,
  gone,
  unreadable,
}: Drift): DriftWords {
  const parts: [number, string][] = [
    [changed, changed === 1 ? 'has changed' : 'have changed'],
    [ended, ended === 1 ? 'has ended' : 'have ended'],
    [gone, gone === 1 ? 'is no longer there' : 'are no longer there'],
    [unreadable, 'could not be read'],
  ];
  const others = parts.filter(([some]) => some > 0).map(([some, what]) => `${number(some)} ${what}`);
  const stopped = state === 'stopped' ? `Stopped after ${number(checked)} of ${number(total)}. ` : '';
  const isSame = others.length === 0;
  return {
    title: isSame ? `${stopped}Nothing has changed since` : `${stopped}${others.join(', ')}`,
    text: isSame
      ? `${count(same, 'consent')} ${same === 1 ? 'is what it was when it was' : 'are what they were when they were'} chosen.`
      : `${number(same)} ${same === 1 ? 'is' : 'are'} the same. Those that have changed are skipped by the run, which reads each again before it revokes it.`,
    isSame,
  };
}
