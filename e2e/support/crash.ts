/** A window whose process is gone, and what is in its place afterwards. */
import type { ElectronApplication } from '@playwright/test';

/** As when the window's process runs out of memory. Resolves once the app has loaded it again by itself. */
export const crash = (electron: ElectronApplication): Promise<void> =>
  electron.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );

/** Playwright lets go of a page that has crashed; main does not. */
export const pageOf = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.documentElement.outerHTML'),
  );
