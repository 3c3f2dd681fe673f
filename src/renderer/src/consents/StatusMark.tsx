import type { Consent } from '../../../shared/consent';
import { shownStatus, statusLabel } from './rows/shown-status';
import classes from './StatusMark.module.css';
import { statusHint } from './status-words';

interface Props {
  readonly consent: Pick<Consent, 'status' | 'statusAsReceived' | 'expiresAt'>;
  readonly now: number;
}

/** The status that holds now: a dot whose shape tells the group apart without colour, and the word. */
export function StatusMark({ consent, now }: Props) {
  return (
    <span className={classes.status} data-status={shownStatus(consent, now)} title={statusHint(consent, now)}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.label}>{statusLabel(consent, now)}</span>
    </span>
  );
}
