/**
 * The boot, as a table of contents. The window opens first; the services behind the bridge (`composition.ts`) load with its first message,
 * which waits for them.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { isTrustedSender } from './bridge/sender';
import { serveBridge } from './bridge/serve';
import { appOrigin, registerAppScheme, serveApp } from './shell/app-protocol';
import { applyEarlyTheme } from './shell/early-theme';
import { hardenApp } from './shell/hardening';
import { fixIdentity, productName } from './shell/identity';
import { onlyOneApp } from './shell/lifecycle';
import { openMainWindow } from './shell/main-window';
import { installMenu } from './shell/menu';
import { keepWritesSingle } from './wych/network-door-session';

fixIdentity();
registerAppScheme();
keepWritesSingle(app.commandLine);

/** The dev server of `npm run dev`; a packaged app has none, whatever its environment says. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const origin = devServer ? new URL(devServer).origin : appOrigin;

let window: BrowserWindow | undefined;
let services: Promise<typeof import('./composition')> | undefined;
/** The same once it is there, for what must be answered at once. */
let loaded: typeof import('./composition') | undefined;

const isFirst = onlyOneApp({
  window: () => window,
  open,
  isBusy: () => loaded?.isBusy() ?? null,
  quit: async () => (await services)?.shutDown(),
});
if (isFirst) app.whenReady().then(start).catch(giveUp);

function start(): void {
  hardenApp([origin]);
  serveApp(join(import.meta.dirname, '../renderer'));
  installMenu(app.isPackaged);
  applyEarlyTheme(app.getPath('userData'));
  serveBridge({
    names: __BRIDGE_NAMES__,
    isTrusted: (event) => isTrustedSender(event, window?.webContents.id, origin),
    service: async () => (await load()).services(() => window),
  });
  open();
}

/** What is broken here is the installation: no window of ours could say so. */
function giveUp(): void {
  dialog.showErrorBox(
    productName,
    'The app cannot start: a part of it is missing or damaged. Install it again.',
  );
  app.exit(1);
}

/** With the window's first message, not before: the pages come through this process, and would wait while it loads something else. */
function load(): Promise<typeof import('./composition')> {
  if (!services) {
    services = import('./composition');
    services.then((module) => {
      loaded = module;
    }, giveUp);
  }
  return services;
}

function open(): void {
  window = openMainWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    address: devServer ?? `${appOrigin}/index.html`,
  });
  window.on('closed', () => {
    window = undefined;
  });
}
