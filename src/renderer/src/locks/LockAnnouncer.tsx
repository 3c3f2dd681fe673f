import { useEffect } from 'react';
import type { RealmEntry } from '../../../shared/realm';
import hidden from '../components/unseen.module.css';
import { useNow } from '../components/use-now';
import { appStore } from '../stores';
import { announcement, shownLock } from './lock-state';
import { locksStore, useLocks } from './stores';

/** Tells a screen reader when a realm on screen is locked or unlocked. Always there, so that a change in it is heard. */
export function LockAnnouncer({ open }: { readonly open: readonly RealmEntry[] }) {
  const locks = useLocks((state) => state.locks);
  const now = useNow(5_000);
  useEffect(() => {
    locksStore.getState().start().catch(appStore.getState().tell);
  }, []);
  const [first, ...others] = open;
  const told = others.length === 0 && first ? [first] : open.filter(isUnlocked);
  function isUnlocked({ profile }: RealmEntry): boolean {
    return shownLock(profile, locks).state === 'unlocked';
  }
  return (
    <p className={hidden.unseen} role="status">
      {told.map(({ profile }) => announcement(profile.name, shownLock(profile, locks), now)).join(' ')}
    </p>
  );
}
