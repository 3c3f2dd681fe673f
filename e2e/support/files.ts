/** The dialogs in which an operator names a file. They are the system's own, out of a test's reach: the answer is put in their place. */
import type { ElectronApplication } from '@playwright/test';

/** The next 'save as' is answered with this path; null cancels it. Answers the suggested name through `suggestedName`. */
export const answerSave = (electron: ElectronApplication, path: string | null): Promise<void> =>
  electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async (...args: unknown[]) => {
      (globalThis as { suggested?: unknown }).suggested = (
        args.at(-1) as { defaultPath?: string }
      ).defaultPath;
      return filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
    }) as typeof dialog.showSaveDialog;
  }, path);

/** The path that was suggested to the last 'save as'. */
export const suggestedPath = (electron: ElectronApplication): Promise<string> =>
  electron.evaluate(() => String((globalThis as { suggested?: unknown }).suggested));

/** The next 'open' is answered with this path; null cancels it. */
export const answerOpen = (electron: ElectronApplication, path: string | null): Promise<void> =>
  electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = (async () =>
      filePath === null
        ? { canceled: true, filePaths: [] }
        : { canceled: false, filePaths: [filePath] }) as typeof dialog.showOpenDialog;
  }, path);
