import classes from './Time.module.css';
import { formatLocal, formatRelative, formatUtc } from './time-format';
import { useNow } from './use-now';

interface Props {
  /** Epoch milliseconds; null when there is none. */
  readonly at: number | null;
  /** What to say when there is none. */
  readonly none?: string;
}

/** An instant told in full: local time and how far away it is, UTC below. Too much for a cell of the grid. */
export function Time({ at, none = 'Not stated' }: Props) {
  const now = useNow();
  if (at === null) return <span className={classes.none}>{none}</span>;
  const date = new Date(at);
  return (
    <time className={classes.time} dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}>
      <span>{formatLocal(at)}</span>
      <span className={classes.relative}>{formatRelative(at, now)}</span>
      <span className={classes.utc}>{formatUtc(at)}</span>
    </time>
  );
}
