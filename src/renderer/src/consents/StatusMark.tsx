import type { Consent } from '../../../shared/consent';
import { formatDate } from '../components/time-format';
import { shownStatus, statusLabel } from './rows/shown-status';
import classes from './StatusMark.module.css';

interface Props {
  readonly consent: Pick<Consent, 'status' | 'statusAsReceived' | 'expiresAt'>;
  readonly now: number;
}

/** The status that holds now: a dot whose shape tells the group apart without colour, and the word. */
export function StatusMark({ consent, now }: Props) {
  const shown = shownStatus(consent, now);
  const told = consent.statusAsReceived || consent.status;
  const title =
    shown === 'lapsed'
      ? `The server says '${told}', but the consent expired on ${formatDate(consent.expiresAt ?? now)}. It may still give access.`
      : `As received: ${told}`;
  return (
    <span className={classes.status} data-status={shown} title={title}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.label}>{statusLabel(consent, now)}</span>
    </span>
  );
}
