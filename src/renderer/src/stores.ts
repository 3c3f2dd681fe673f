/** The window's state, put together once: the only place where stores meet the bridge. */
import { useStore } from 'zustand';
import { type AppState, createAppStore } from './app/app-store';
import { bridge } from './bridge';
import { createVisitStore, type VisitsState } from './customers/visit-store';
import { createRealmsStore, type RealmsState } from './realms/realms-store';

export const realmsStore = createRealmsStore(bridge);

export const visitStore = createVisitStore(bridge);

export const appStore = createAppStore(bridge, (entries, preferences, visits) => {
  // Before a realm is open, so that its own list is not read first.
  visitStore.getState().start(visits);
  realmsStore.getState().start(entries, preferences.lastScope);
});

export const useApp = <T>(pick: (state: AppState) => T): T => useStore(appStore, pick);
export const useRealms = <T>(pick: (state: RealmsState) => T): T => useStore(realmsStore, pick);
export const useVisit = <T>(pick: (state: VisitsState) => T): T => useStore(visitStore, pick);
