import { app, type BrowserWindow } from 'electron';

export interface LifecycleOptions {
  window: () => BrowserWindow | undefined;
  open: () => void;
  /** Puts away what must not outlive the app. Waited for, but not for ever: a keychain may be asking its owner for a password. */
  quit: () => Promise<void>;
}

/** Milliseconds: longer than one request may take, since a revocation that was sent is waited for. */
const patience = 40_000;

/**
 * One app for each profile folder: two would write the same settings. The second hands over to the first and ends. The app ends with its
 * window, except where the system's custom is otherwise. False for the second: it must not touch the profile.
 */
export function onlyOneApp({ window, open, quit }: LifecycleOptions): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return false;
  }
  let isQuitting = false;
  // On macOS the app outlives its window, and may be activated before it is ready to make one.
  const reopen = () => {
    if (app.isReady() && !isQuitting && !window()) open();
  };
  app.on('second-instance', () => {
    const first = window();
    if (!first) return reopen();
    if (first.isMinimized()) first.restore();
    first.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', reopen);
  app.once('will-quit', (event) => {
    event.preventDefault();
    isQuitting = true;
    const impatient = new Promise<void>((resolve) => setTimeout(resolve, patience));
    void Promise.race([quit(), impatient]).finally(() => app.exit(0));
  });
  return true;
}
