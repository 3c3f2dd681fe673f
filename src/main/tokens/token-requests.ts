/**
 * How many requests each realm's token endpoint was sent today, over all starts of the app (C4): a partner that asks too often is blocked, so
 * the operator can see what was spent.
 *
 * A figure to look at and nothing to act on. So a file that is lost or torn counts as none and is not spoken of, and a disk that is full
 * stops no login.
 */
import type { RealmId } from '../../shared/realm';
import type { Clock } from '../clock';
import type { Stored } from '../storage/stored';
import type { DayOfRequests } from './token-requests-file';

export class TokenRequests {
  #day: DayOfRequests;

  constructor(
    private readonly stored: Stored<DayOfRequests>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {
    this.#day = stored.value;
  }

  /** One more was sent. Never throws. */
  sent(realmId: RealmId): void {
    const { counts, ...today } = this.#today();
    this.#day = { ...today, counts: { ...counts, [realmId]: (counts[realmId] ?? 0) + 1 } };
    try {
      this.stored.update(() => this.#day);
    } catch {
      // Counted for this run of the app at least.
    }
  }

  /** Since midnight, local time. */
  today(realmId: RealmId): number {
    return this.#today().counts[realmId] ?? 0;
  }

  /** Of any other day nothing is kept. */
  #today(): DayOfRequests {
    const day = localDay(this.clock.now());
    return this.#day.day === day ? this.#day : { version: 1, day, counts: {} };
  }
}

/** '2026-03-09' where this computer is. */
function localDay(at: number): string {
  const date = new Date(at);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
