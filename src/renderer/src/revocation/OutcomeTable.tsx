import type { RunStatus } from '../../../shared/revocation';
import type { RunItemState } from '../../../shared/revocation-terms';
import { statesInOrder, stateWords } from './outcome-words';
import classes from './report.module.css';
import run from './run.module.css';

interface Props {
  readonly run: Pick<RunStatus, 'counts' | 'total'>;
  readonly chosen: RunItemState | null;
  readonly onChoose: (state: RunItemState | null) => void;
}

/** What has become of them, counted; a line filters the list below. */
export function OutcomeTable({ run: { counts, total }, chosen, onChoose }: Props) {
  const states = statesInOrder.filter((state) => counts[state] > 0 || state === 'revoked');
  return (
    <ul className={classes.outcomes} aria-label="Outcomes">
      <li>
        <button
          type="button"
          className={classes.outcome}
          aria-pressed={chosen === null}
          onClick={() => onChoose(null)}
        >
          <span />
          <strong>{total.toLocaleString('en')}</strong>
          <span>All</span>
        </button>
      </li>
      {states.map((state) => {
        const { label, meaning } = stateWords[state];
        return (
          <li key={state}>
            <button
              type="button"
              className={classes.outcome}
              aria-pressed={chosen === state}
              onClick={() => onChoose(chosen === state ? null : state)}
            >
              <span className={run.swatch} data-state={state} aria-hidden />
              <strong>{counts[state].toLocaleString('en')}</strong>
              <span>{label}</span>
              <span className={classes.meaning}>{meaning}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
