import { useRun } from './stores';

/** One run at a time, and a report is read before the next takes its place. */
export function useInTheWay(): string | null {
  const state = useRun(({ run }) => run?.state ?? null);
  if (state === null) return null;
  return state === 'ended'
    ? 'Read and close the report of the last run first: the bar at the bottom of the window shows it.'
    : 'Another run is under way. This one can begin when that has ended.';
}
