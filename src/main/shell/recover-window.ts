import type { BrowserWindow } from 'electron';

const limit = { times: 3, within: 60_000 };

/**
 * Loads the window again when its renderer has crashed or was killed: what the operator had open is in main and at Wych, and a dead window says
 * nothing. A window that keeps dying is left alone, so that it does not flicker for ever.
 */
export function recoverWindow(window: BrowserWindow, now: () => number = Date.now): void {
  let deaths: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    deaths = [...deaths.filter((at) => at > now() - limit.within), now()];
    if (deaths.length <= limit.times) window.webContents.reload();
  });
}
