/** How near the end of a consent is, where that matters: it has not ended, and it has an end. */
import type { Consent } from '../../../../shared/consent';
import { shownStatus } from '../rows/shown-status';

export type Nearness = 'within-7-days' | 'within-30-days' | 'over' | 'far';

const day = 86_400_000;

export function nearness(consent: Pick<Consent, 'status' | 'expiresAt'>, now: number): Nearness {
  const shown = shownStatus(consent, now);
  if (shown === 'lapsed') return 'over';
  if (consent.expiresAt === null || (shown !== 'active' && shown !== 'pending')) return 'far';
  const left = consent.expiresAt - now;
  if (left <= 7 * day) return 'within-7-days';
  return left <= 30 * day ? 'within-30-days' : 'far';
}
