/** The store of this folder, put together once, and what other screens need of the production lock. */
import { useStore } from 'zustand';
import type { RealmId } from '../../../shared/realm';
import { bridge } from '../bridge';
import { appStore, useRealms } from '../stores';
import { type ShownLock, shownLock } from './lock-state';
import { createLocksStore, type LocksState } from './locks-store';

export const locksStore = createLocksStore(bridge);

export const useLocks = <T>(pick: (state: LocksState) => T): T => useStore(locksStore, pick);

/** Whether this realm can be changed at the moment; null when it is not there. Renders at changes alone; `Countdown` counts the seconds. */
export function useLock(realmId: RealmId): ShownLock | null {
  const profile = useRealms((state) => state.entries.find((entry) => entry.profile.id === realmId)?.profile);
  const locks = useLocks((state) => state.locks);
  return profile ? shownLock(profile, locks) : null;
}

/** Asks for the realm's name, over whatever is on screen. */
export const openUnlock = (realmId: RealmId): void => appStore.getState().open({ kind: 'unlock', realmId });

/** Locks at once; what goes wrong is told in the frame. */
export const lockNow = (realmId: RealmId): void =>
  void locksStore.getState().lock(realmId).catch(appStore.getState().tell);
