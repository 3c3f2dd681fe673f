/** What the mark of a status says, apart from how it looks: the grid and the detail show the same. */
import type { Consent } from '../../../shared/consent';
import { formatDate } from '../components/time-format';
import { shownStatus } from './rows/shown-status';

/** What lies behind the word: as the server put it, and what follows where its time is over. */
export function statusHint(
  consent: Pick<Consent, 'status' | 'statusAsReceived' | 'expiresAt'>,
  now: number,
): string {
  const told = consent.statusAsReceived || consent.status;
  return shownStatus(consent, now) === 'lapsed'
    ? `The server says '${told}', but the consent expired on ${formatDate(consent.expiresAt ?? now)}. It may still give access.`
    : `As received: ${told}`;
}
