import type { RunStatus } from '../../../shared/revocation';
import { statesInOrder, stateWords } from './outcome-words';
import classes from './run.module.css';
import { doneOf } from './run-words';

type Counted = Pick<RunStatus, 'counts' | 'total'>;

/** What has become of a run's consents, as one bar. Its words stand beside it: colour alone says nothing to one reader in twelve. */
export function StackedBar({ run, label }: { readonly run: Counted; readonly label: string }) {
  const { counts, total } = run;
  return (
    <div
      className={classes.stack}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={doneOf(run)}
    >
      {statesInOrder
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <span
            key={state}
            className={classes.part}
            data-state={state}
            style={{ flexGrow: counts[state] }}
            title={`${stateWords[state].label}: ${counts[state].toLocaleString('en')}`}
          />
        ))}
    </div>
  );
}

/** The same in words: what is nothing is left out, except what everybody looks for. */
export function Legend({ counts }: Pick<Counted, 'counts'>) {
  return (
    <ul className={classes.legend} aria-label="So far">
      {statesInOrder
        .filter((state) => counts[state] > 0 || state === 'revoked' || state === 'unsent')
        .map((state) => (
          <li key={state} className={classes.legendItem} title={stateWords[state].meaning}>
            <span className={classes.swatch} data-state={state} aria-hidden />
            <span>{state === 'unsent' ? 'Left' : stateWords[state].label}</span>
            <strong>{counts[state].toLocaleString('en')}</strong>
          </li>
        ))}
    </ul>
  );
}
