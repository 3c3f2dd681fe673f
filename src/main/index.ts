/**
 * The boot, as a table of contents. The window opens and paints first; then the services behind the bridge (`composition.ts`) load, and the
 * window's first message waits for them.
 */
import { join } from 'node:path';
import { app, dialog, nativeTheme } from 'electron';
import { isTrustedSender } from './bridge/sender';
import { serveBridge } from './bridge/serve';
import { DemoSimulator, isDemoRealm } from './demo/demo-simulator';
import { startSimulatorThread } from './demo/start-simulator';
import { appOrigin, registerAppScheme, serveApp } from './shell/app-protocol';
import { peekSettings } from './shell/early-settings';
import { hardenApp } from './shell/hardening';
import { fixIdentity, productName } from './shell/identity';
import { onlyOneApp } from './shell/lifecycle';
import { type MainWindow, openMainWindow } from './shell/main-window';
import { installMenu } from './shell/menu';
import { keepWritesSingle } from './wych/network-door-session';

fixIdentity();
registerAppScheme();
keepWritesSingle(app.commandLine);

/** The dev server of `npm run dev`; a packaged app has none, whatever its environment says. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const origin = devServer ? new URL(devServer).origin : appOrigin;

let main: MainWindow | undefined;
const window = () => main?.window;
const simulator = new DemoSimulator(startSimulatorThread);
let services: Promise<typeof import('./composition')> | undefined;
/** The same once it is there, for what must be answered at once. */
let loaded: typeof import('./composition') | undefined;

const isFirst = onlyOneApp({
  window,
  open,
  isBusy: () => loaded?.isBusy() ?? null,
  quit: async () => (await services)?.shutDown(),
});
if (isFirst) app.whenReady().then(start).catch(giveUp);

function start(): void {
  const { theme, realmId } = peekSettings(app.getPath('userData'));
  hardenApp([origin]);
  serveApp(join(import.meta.dirname, '../renderer'));
  installMenu(app.isPackaged);
  nativeTheme.themeSource = theme;
  serveBridge({
    names: __BRIDGE_NAMES__,
    isTrusted: (event) => isTrustedSender(event, window()?.webContents.id, origin),
    service: async () => {
      main?.heard();
      return (await load(realmId)).services(window, simulator);
    },
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

/**
 * With the window's first message, which comes when its first frame is on screen: before that, all of it would only hold up the frame. The simulator
 * comes up at the same time when this start goes to a demo realm.
 */
function load(lastRealmId: string | null): Promise<typeof import('./composition')> {
  if (!services) {
    // Whoever asks a demo realm is told what went wrong.
    if (lastRealmId && isDemoRealm(lastRealmId)) simulator.running().catch(() => {});
    services = import('./composition');
    services.then((module) => {
      loaded = module;
    }, giveUp);
  }
  return services;
}

function open(): void {
  main = openMainWindow({
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    address: devServer ?? `${appOrigin}/index.html`,
    gaveUp: () =>
      dialog.showErrorBox(
        productName,
        'The window cannot be shown: a part of it is missing or damaged. Quit the app and start it again; if that does not help, install it again.',
      ),
  });
  main.window.on('closed', () => {
    main = undefined;
  });
}
