import type { ActivityEntry } from '../../../shared/activity';
import { Section } from '../consents/detail/Section';
import { answerOf, clockOf, failureName } from './call-words';
import classes from './detail.module.css';
import { callStore } from './stores';

interface Props {
  readonly attempts: readonly ActivityEntry[];
  /** The one that is shown. */
  readonly current: number;
}

/** The calls that were one and the same request, sent again; each leads to its own. */
export function CallAttempts({ attempts, current }: Props) {
  if (attempts.length < 2) return null;
  return (
    <Section title="Attempts">
      <ol className={classes.attempts}>
        {attempts.map((entry) => {
          const { seq, attempt, at, failure } = entry;
          return (
            <li key={seq}>
              <button
                type="button"
                className={classes.attempt}
                aria-current={seq === current || undefined}
                onClick={() => callStore.getState().open(seq)}
              >
                <span>Attempt {attempt}</span>
                <span>{failure ? `${answerOf(entry)} ${failureName(failure)}` : answerOf(entry)}</span>
                <span className={classes.when}>{clockOf(at)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
