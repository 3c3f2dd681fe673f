import type { ActivityEntry } from '../../../shared/activity';
import { formatDuration } from '../components/time-format';
import hidden from '../components/unseen.module.css';
import { barOf, timingWords, totalOf } from './timing';
import classes from './timing.module.css';

/** How long a call took and where, as a number and a small bar; in words for whoever does not see it. */
export function TimingBar({ timing }: { readonly timing: ActivityEntry['timing'] }) {
  const total = totalOf(timing);
  if (total === null) return null;
  const words = timingWords(timing);
  return (
    <span className={classes.timing} title={words}>
      <span className={classes.total}>{formatDuration(total)}</span>
      <span className={classes.bar} aria-hidden>
        {barOf(timing).map(({ part, percent }) => (
          <span key={part} data-part={part} style={{ width: `${percent}%` }} />
        ))}
      </span>
      <span className={hidden.unseen}>: {words}</span>
    </span>
  );
}
