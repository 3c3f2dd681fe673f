/** What the palette offers for locks: to unlock what is on screen, to lock whatever is unlocked. */
import type { RealmLock } from '../../../shared/production-lock';
import type { RealmEntry } from '../../../shared/realm';
import { shownLock } from './lock-state';
import { lockNow, openUnlock } from './stores';

interface LockCommand {
  readonly id: string;
  readonly title: string;
  readonly group: 'Actions';
  readonly keywords: string;
  run(): void;
}

export function lockCommands(
  known: readonly RealmEntry[],
  onScreen: readonly RealmEntry[],
  locks: readonly RealmLock[],
): LockCommand[] {
  const isIn = (state: RealmLock['state']) => (entry: RealmEntry) =>
    shownLock(entry.profile, locks).state === state;
  return [
    ...known.filter(isIn('unlocked')).map(
      ({ profile: { id, name } }): LockCommand => ({
        id: `lock ${id}`,
        title: `Lock ‘${name}’ now`,
        group: 'Actions',
        keywords: 'production read-only',
        run: () => lockNow(id),
      }),
    ),
    // One that is not on screen would be locked again by opening it.
    ...onScreen.filter(isIn('locked')).map(
      ({ profile: { id, name } }): LockCommand => ({
        id: `unlock ${id}`,
        title: `Unlock ‘${name}’…`,
        group: 'Actions',
        keywords: 'production read-only revoke',
        run: () => openUnlock(id),
      }),
    ),
  ];
}
