import { useEffect } from 'react';
import classes from './App.module.css';
import { isLocked } from './app/app-store';
import { Frame } from './app/Frame';
import { Panels } from './app/Panels';
import { Screens } from './app/Screens';
import { useHotkeys } from './app/use-hotkeys';
import { windowTitle } from './app/window-title';
import { ExportHost } from './exports/ExportHost';
import { ProxyHost } from './network/ProxyHost';
import { entriesInScope } from './realms/scope';
import { RevocationHost, RunBarPlace } from './revocation/RevocationHost';
import { useApp, useRealms } from './stores';

export function App() {
  const entries = useRealms((state) => state.entries);
  const scope = useRealms((state) => state.scope);
  const locked = useApp(isLocked);
  const title = windowTitle(locked ? [] : entriesInScope(entries, scope), scope?.kind === 'all');
  useHotkeys();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <Frame>
        <div className={classes.main}>
          <div className={classes.screen}>
            <Screens />
          </div>
          <RunBarPlace />
        </div>
      </Frame>
      <Panels />
      {/* Beside the screens and not in one: a report stays until it has been read, whatever screen comes meanwhile. */}
      <RevocationHost />
      <ExportHost />
      <ProxyHost />
    </>
  );
}
