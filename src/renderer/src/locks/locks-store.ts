/** Which realms may be changed at the moment. Main keeps and enforces it; this is the window's copy, renewed by `locksChanged`. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { RealmLock } from '../../../shared/production-lock';
import type { RealmId } from '../../../shared/realm';

export interface LocksState {
  readonly locks: readonly RealmLock[];
  /** Asks main for the list as it is; what `locksChanged` has told meanwhile is newer. */
  start(): Promise<void>;
  /** Rejects with main's Failure; `locksChanged` tells the rest. */
  unlock(realmId: RealmId, typedRealmName: string): Promise<void>;
  lock(realmId: RealmId): Promise<void>;
}

type Ports = Pick<BridgeClient, 'on' | 'locks'>;

export function createLocksStore({ locks, on }: Ports) {
  let told = false;
  const store = createStore<LocksState>((set) => ({
    locks: [],
    start: async () => {
      const asked = await locks.list();
      if (!told) set({ locks: asked });
    },
    unlock: async (realmId, typedRealmName) => {
      await locks.unlock({ realmId, typedRealmName });
    },
    lock: async (realmId) => {
      await locks.lock({ realmId });
    },
  }));
  on('locksChanged', (changed) => {
    told = true;
    store.setState({ locks: changed });
  });
  return store;
}
