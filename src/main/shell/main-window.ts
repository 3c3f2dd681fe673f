import { BrowserWindow, nativeTheme } from 'electron';
import { recoverWindow } from './recover-window';

/** The window's first colour, so that it never flashes white in the dark. The theme's own surface colours. */
const surface = { dark: '#0e1216', light: '#f2f4f7' };

export interface MainWindowOptions {
  preload: string;
  address: string;
  /** The window was loaded again and again, and is still dead. */
  gaveUp(): void;
}

export interface MainWindow {
  window: BrowserWindow;
  /** To be called with each message of the window: a page that says nothing is loaded again. */
  heard(): void;
}

/** The one window. It is shown when it has something to show. */
export function openMainWindow({ preload, address, gaveUp }: MainWindowOptions): MainWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? surface.dark : surface.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // Our scripts are loaded at each start: what is compiled is kept from the first one on, and not only what that one happened to call.
      v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
    },
  });
  const heard = recoverWindow(window.webContents, { gaveUp });
  window.once('ready-to-show', () => window.show());
  // A page that cannot be read is asked for again there.
  window.loadURL(address).catch(() => {});
  return { window, heard };
}
