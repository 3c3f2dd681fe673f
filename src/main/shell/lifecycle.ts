/** How the app begins, goes on and ends: one at a time for each profile folder, and not in the middle of a run without asking. */
import { app, type BrowserWindow, powerMonitor } from 'electron';
import { askBeforeQuitting } from './lifecycle-ask';
import { QuitQuestion } from './lifecycle-question';
import { endAtSignals } from './lifecycle-signals';

export interface LifecycleOptions {
  window: () => BrowserWindow | undefined;
  open: () => void;
  /** What ending the app would interrupt, in one sentence; null when nothing. Asked in the middle of Electron's events, so it answers at once. */
  isBusy: () => string | null;
  /** Puts away what must not outlive the app. Waited for, but not for ever: a keychain may be asking its owner for a password. */
  quit: () => Promise<void>;
}

/** Milliseconds: longer than one request may take, since a revocation that was sent is waited for. */
const patience = 40_000;

/**
 * One app for each profile folder: two would write the same settings. The second hands over to the first and ends. The app ends with its
 * window, except where the system's custom is otherwise. False for the second: it must not touch the profile.
 */
export function onlyOneApp({ window, open, isBusy, quit }: LifecycleOptions): boolean {
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
  askFirst(
    new QuitQuestion({ isBusy, ask: (busy) => askBeforeQuitting(busy, window()), quit: () => app.quit() }),
    window,
  );
  app.once('will-quit', (event) => {
    event.preventDefault();
    isQuitting = true;
    const impatient = new Promise<void>((resolve) => setTimeout(resolve, patience));
    void Promise.race([quit(), impatient]).finally(() => app.exit(0));
  });
  return true;
}

/** Every way out leads past the question, but those that the system takes. */
function askFirst(question: QuitQuestion, mainWindow: () => BrowserWindow | undefined): void {
  app.on('before-quit', (event) => {
    if (!question.mayEnd()) event.preventDefault();
  });
  app.on('browser-window-created', (_event, window) => {
    window.on('close', (event) => {
      // Another window than the main one ends nothing, and on macOS the app outlives that too.
      const endsApp = window === mainWindow() && process.platform !== 'darwin';
      if (endsApp && !question.mayEnd()) event.preventDefault();
    });
    // Windows ends the session: it closes no window and waits for nobody.
    window.on('session-end', () => endNow(question));
  });
  // Not earlier: Electron would put its own handlers of signals over ours, and powerMonitor is not there yet.
  void app.whenReady().then(() => {
    endAtSignals({
      process,
      now: () => performance.now(),
      end: () => endNow(question),
      endAtOnce: () => app.exit(1),
    });
    powerMonitor.on('shutdown', () => endNow(question));
  });
}

function endNow(question: QuitQuestion): void {
  question.endWithoutAsking();
  app.quit();
}
