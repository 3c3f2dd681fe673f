import { useEffect } from 'react';
import { appStore, realmsStore } from '../stores';
import { type Hotkey, hotkeyFor } from './hotkeys';

function act(hotkey: Hotkey): void {
  const { entries, select } = realmsStore.getState();
  const { open } = appStore.getState();
  switch (hotkey.kind) {
    case 'palette':
      open({ kind: 'palette' });
      break;
    case 'settings':
      open({ kind: 'settings', section: 'appearance' });
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

/** A dialog speaks of one realm; the window must not become another's behind it. */
const dialogIsOpen = (): boolean => document.querySelector('[aria-modal="true"]') !== null;

export function useHotkeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const platform = appStore.getState().status?.platform;
      const hotkey = platform && hotkeyFor(event, platform);
      if (!hotkey) return;
      event.preventDefault();
      if (!dialogIsOpen()) act(hotkey);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
