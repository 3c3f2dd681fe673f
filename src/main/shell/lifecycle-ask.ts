import { type BrowserWindow, dialog } from 'electron';

const choices = ['Keep running', 'Pause and quit'];
const keepRunning = choices.indexOf('Keep running');

/** Asks before a run is interrupted. Enter and Escape keep it running. */
export async function askBeforeQuitting(busy: string, window: BrowserWindow | undefined): Promise<boolean> {
  const options = {
    type: 'warning' as const,
    title: 'Quit while a run is under way?',
    message: busy,
    detail:
      'If you quit now, the run is paused: what has been sent is brought to its end, and nothing more is sent. ' +
      'At the next start the app offers to go on with the run, and shows what is done and what is not.',
    buttons: choices,
    defaultId: keepRunning,
    cancelId: keepRunning,
    noLink: true,
  };
  // One that is minimised would keep its question out of sight.
  if (window?.isMinimized()) window.restore();
  const { response } = await (window
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  return response !== keepRunning;
}
