/** How long the journals of runs that have ended are kept: they are needed for a proof, and for nobody after that. */
export interface Retention {
  days: number;
  runs: number;
}

export const usualRetention: Retention = { days: 30, runs: 100 };

const dayMs = 86_400_000;

/** Those that are to go, by run id. Times are epoch milliseconds. */
export function beyondRetention(
  ended: ReadonlyMap<string, number>,
  now: number,
  { days, runs }: Retention,
): string[] {
  return [...ended]
    .sort(([, one], [, other]) => other - one)
    .filter(([, at], place) => place >= runs || now - at > days * dayMs)
    .map(([runId]) => runId);
}
