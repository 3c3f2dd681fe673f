import { useEffect } from 'react';
import { dialogIsOpen } from '../components/dialog-is-open';
import { actForShown, endVisit } from '../customers/acts';
import { appStore, realmsStore } from '../stores';
import { isLocked } from './app-store';
import { type Hotkey, hotkeyFor } from './hotkeys';

function act(hotkey: Hotkey): void {
  const { entries: realms, select } = realmsStore.getState();
  const { open } = appStore.getState();
  const entries = isLocked(appStore.getState()) ? [] : realms;
  switch (hotkey.kind) {
    case 'palette':
      open({ kind: 'palette' });
      break;
    case 'activity':
      open({ kind: 'activity' });
      break;
    case 'settings':
      open({ kind: 'settings', section: 'appearance' });
      break;
    case 'act-for':
      if (entries.length > 0) actForShown();
      break;
    case 'end-visit':
      endVisit();
      break;
    case 'all-realms':
      if (entries.length > 1) select({ kind: 'all' });
      break;
    case 'realm': {
      const entry = entries[hotkey.index];
      if (entry) select({ kind: 'realm', realmId: entry.profile.id });
    }
  }
}

export function useHotkeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const platform = appStore.getState().status?.platform;
      const hotkey = platform && hotkeyFor(event, platform);
      if (!hotkey) return;
      event.preventDefault();
      // A dialog speaks of one realm; the window must not become another's behind it.
      if (!dialogIsOpen()) act(hotkey);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
