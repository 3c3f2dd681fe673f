/** Where the time of a call went, as three parts of a bar and in words. */
import type { ActivityEntry } from '../../../shared/activity';
import { formatDuration } from '../components/time-format';

type Timing = ActivityEntry['timing'];

export const timingParts = ['queue', 'wait', 'body'] as const;
export type TimingPart = (typeof timingParts)[number];

export const partNames: Readonly<Record<TimingPart, string>> = { queue: 'Queue', wait: 'Wait', body: 'Body' };

export const partMeanings: Readonly<Record<TimingPart, string>> = {
  queue: 'until it was sent',
  wait: 'until the answer began',
  body: 'until its last byte',
};

/** Milliseconds, as far as they are known; null before the first part is. */
export function totalOf(timing: Timing): number | null {
  const known = timingParts.map((part) => timing[part]).filter((span) => span !== null);
  return known.length === 0 ? null : known.reduce((sum, span) => sum + span, 0);
}

/** A bar is full at ten seconds. By logarithm: a call of 20 ms and one of 5 s are both to be seen. */
const longest = Math.log10(10_000);

const lengthOf = (total: number): number =>
  Math.min(1, Math.max(0.06, Math.log10(Math.max(1, total)) / longest));

/** Percent of the bar's room for each part that is known; a bar's length tells the whole, its parts their share of it. */
export function barOf(
  timing: Timing,
): ReadonlyArray<{ readonly part: TimingPart; readonly percent: number }> {
  const total = totalOf(timing);
  if (total === null) return [];
  const length = lengthOf(total) * 100;
  return timingParts.flatMap((part) => {
    const span = timing[part];
    if (span === null) return [];
    // All of it within a clock's tick: it is drawn as waiting.
    const share = total === 0 ? Number(part === 'wait') : span / total;
    return share === 0 ? [] : [{ part, percent: share * length }];
  });
}

/** 'queue 12 ms, wait 85 ms, body 3 ms'. */
export const timingWords = (timing: Timing): string =>
  timingParts
    .map((part) => `${part} ${timing[part] === null ? 'not known' : formatDuration(timing[part])}`)
    .join(', ');
