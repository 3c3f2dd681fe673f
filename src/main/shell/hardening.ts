/** What no page of this app may do, whatever runs in it: Electron allows most of this unless it is denied. */
import { app, type Event, type Session, session, shell, type WebContents } from 'electron';
import { mayOpenExternally } from './external-links';

/** After `ready`. `ownOrigins` are the origins the window may load from: the app's own, and the dev server's in development. */
export function hardenApp(ownOrigins: readonly string[]): void {
  hardenSession(session.defaultSession, ownOrigins);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

function hardenSession(target: Session, ownOrigins: readonly string[]): void {
  target.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  target.setPermissionCheckHandler(() => false);
  target.setDevicePermissionHandler(() => false);
  // Nothing is checked for spelling; Chromium would fetch a dictionary from its maker all the same, past the wall below.
  target.setSpellCheckerLanguages([]);
  target.on('will-download', (event) => event.preventDefault());
  // A second wall behind the policy of the pages: the window's own session reaches nothing but the app.
  target.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isOwn(details.url, ownOrigins) }));
}

const isOwn = (address: string, ownOrigins: readonly string[]): boolean =>
  /^(data|blob|devtools):/.test(address) ||
  ownOrigins.some(
    (origin) => address.startsWith(`${origin}/`) || address.startsWith(`${origin.replace(/^http/, 'ws')}/`),
  );

function hardenContents(contents: WebContents): void {
  // A page may load itself again, as it offers when it has broken, and nothing else.
  const stay = (event: Event<{ url: string; isMainFrame: boolean }>) => {
    if (!event.isMainFrame || event.url !== contents.getURL()) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenExternally(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
