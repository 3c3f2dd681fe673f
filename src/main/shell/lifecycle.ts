import { app, type BrowserWindow } from 'electron';

export interface LifecycleOptions {
  window: () => BrowserWindow | undefined;
  open: () => void;
  /** Puts away what must not outlive the app. Waited for. */
  quit: () => Promise<void>;
}

/**
 * One app for each profile folder: two would write the same settings. The second hands over to the first and ends. The app ends with its
 * window, except where the system's custom is otherwise.
 */
export function onlyOneApp({ window, open, quit }: LifecycleOptions): void {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.on('second-instance', () => {
    const first = window();
    if (!first) return;
    if (first.isMinimized()) first.restore();
    first.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (!window()) open();
  });
  app.once('will-quit', (event) => {
    event.preventDefault();
    void quit().finally(() => app.exit(0));
  });
}
