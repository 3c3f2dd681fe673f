/** The state of a realm's client token in one line. */
import type { TokenState } from '../../../shared/token';
import { formatLocal, formatRelative } from '../components/time-format';

export function tokenWords(token: TokenState, now: number): string {
  const until = token.validUntil;
  switch (token.state) {
    case 'none':
      return 'No token. The first request gets one.';
    case 'refused':
      return 'Refused. The login is left in peace for now; editing the realm asks it again.';
    case 'expired':
      return 'Expired. The next request gets a new one.';
    case 'valid':
      return until === null || until <= now
        ? 'Expired. The next request gets a new one.'
        : `Valid until ${formatLocal(until)} (${formatRelative(until, now)})`;
  }
}
