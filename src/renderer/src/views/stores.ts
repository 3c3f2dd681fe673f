/** The store of this folder, put together once: saved views meet the list, the realms and main. */
import { useStore } from 'zustand';
import type { AppStatus } from '../../../shared/app-status';
import { bridge } from '../bridge';
import { complete } from '../consents/grid/column-settings';
import { viewStore } from '../consents/stores';
import type { Look } from '../consents/view-store';
import { appStore, realmsStore } from '../stores';
import { usualLook } from './look';
import { rememberLook } from './remember-look';
import { createViewsStore, type ViewsState } from './views-store';

const list = {
  look: (): Look => {
    const { text, columns, sort } = viewStore.getState();
    return { query: text, columns, sort };
  },
  apply: (look: Look) => viewStore.getState().apply({ ...look, columns: complete(look.columns) }),
  subscribe: (listener: () => void) =>
    viewStore.subscribe((now, before) => {
      if (now.columns !== before.columns || now.sort !== before.sort) listener();
    }),
};

export const viewsStore = createViewsStore({ views: bridge.views, on: bridge.on, list, usualLook });

export const useViews = <T>(pick: (state: ViewsState) => T): T => useStore(viewsStore, pick);

/** The realm whose own views are offered; null where all are open, or none. */
export const openRealmId = (): string | null => {
  const { scope } = realmsStore.getState();
  return scope?.kind === 'realm' ? scope.realmId : null;
};

realmsStore.subscribe(({ scope }, before) => {
  if (scope !== before.scope) viewsStore.getState().rescope(openRealmId());
});

const restMilliseconds = 400;

const memory = rememberLook({
  list,
  keep: ({ columns, sort }) => bridge.app.setPreferences({ columns: [...columns], sort }),
  later: (act) => {
    const timer = setTimeout(act, restMilliseconds);
    return () => clearTimeout(timer);
  },
});
window.addEventListener('pagehide', memory.flush);

// Before the list is painted for the first time: it is on screen no sooner than the status.
const restore = ({ preferences }: AppStatus) => memory.restore(preferences);
const { status } = appStore.getState();
if (status) restore(status);
else {
  const stop = appStore.subscribe(({ status: first }) => {
    if (!first) return;
    stop();
    restore(first);
  });
}
