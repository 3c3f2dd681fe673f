/** The production lock as a revocation needs it: the one file of this folder that knows where it is kept. Main enforces it in any case. */
import { useMemo } from 'react';
import { type ShownLock, shownLock } from '../locks/lock-state';
import { openUnlock, useLocks } from '../locks/stores';
import { useRealms } from '../stores';

export type { ShownLock };
export { openUnlock };

/** By realm id; a realm that is not on this computer has none. */
export function useRealmLocks(): ReadonlyMap<string, ShownLock> {
  const entries = useRealms((state) => state.entries);
  const locks = useLocks((state) => state.locks);
  return useMemo(
    () => new Map(entries.map(({ profile }) => [profile.id, shownLock(profile, locks)])),
    [entries, locks],
  );
}
