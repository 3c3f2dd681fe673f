import { useEffect } from 'react';
import { Frame } from './app/Frame';
import { Panels } from './app/Panels';
import { Screens } from './app/Screens';
import { useHotkeys } from './app/use-hotkeys';
import { windowTitle } from './app/window-title';
import { entriesInScope } from './realms/scope';
import { useRealms } from './stores';

export function App() {
  const entries = useRealms((state) => state.entries);
  const scope = useRealms((state) => state.scope);
  const title = windowTitle(entriesInScope(entries, scope), scope?.kind === 'all');
  useHotkeys();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <Frame>
        <Screens />
      </Frame>
      <Panels />
    </>
  );
}
