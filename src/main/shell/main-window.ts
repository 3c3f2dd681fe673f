import { BrowserWindow, nativeTheme } from 'electron';
import { recoverWindow } from './recover-window';

/** The window's first colour, so that it never flashes white in the dark. The theme's own surface colours. */
const surface = { dark: '#0e1216', light: '#f2f4f7' };

export interface MainWindowOptions {
  preload: string;
  address: string;
}

/** The one window. It is shown when it has something to show. */
export function openMainWindow({ preload, address }: MainWindowOptions): BrowserWindow {
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
    },
  });
  recoverWindow(window);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(address);
  return window;
}
