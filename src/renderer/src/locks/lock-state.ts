/** How a realm's lock is shown: pure. */
import type { RealmLock } from '../../../shared/production-lock';
import type { RealmProfile } from '../../../shared/realm';

export type ShownLock = Pick<RealmLock, 'state' | 'unlockedUntil'>;

type Locked = Pick<RealmProfile, 'id' | 'environment' | 'readOnly'>;

/**
 * From what main has told of the realm's lock and of its profile. The two come by themselves, and the stricter one counts: a realm that has just become
 * production is locked, whatever was told of it as a sandbox.
 */
export function shownLock(profile: Locked, locks: readonly RealmLock[]): ShownLock {
  if (profile.readOnly) return { state: 'read-only', unlockedUntil: null };
  if (profile.environment === 'sandbox') return { state: 'open', unlockedUntil: null };
  const told = locks.find(({ realmId }) => realmId === profile.id);
  if (told?.state === 'unlocked') return { state: 'unlocked', unlockedUntil: told.unlockedUntil };
  return { state: 'locked', unlockedUntil: null };
}

/** '14:32', of milliseconds; begun seconds count, so that 00:00 is the end. */
export function countdown(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** '1 minute', '15 minutes'. */
export const minutesText = (minutes: number): string => `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;

const soon = 60_000;

/** What a screen reader is told: of changes, not of every second. */
export function announcement(name: string, { state, unlockedUntil }: ShownLock, now: number): string {
  switch (state) {
    case 'open':
      return '';
    case 'read-only':
      return `${name} is a read-only realm.`;
    case 'locked':
      return `${name} is read-only.`;
    case 'unlocked':
      return (unlockedUntil ?? 0) - now > soon
        ? `${name} is unlocked.`
        : `${name} is locked again in less than a minute.`;
  }
}
