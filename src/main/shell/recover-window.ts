/**
 * Loads the window again when it is dead: when its renderer has crashed or was killed, when its page could not be read, and when the page is
 * there but says nothing, because its script could not be read. (An update or a build that replaces the files does that: the page is blank,
 * and everything behind it works.) What the operator had open is in main and at Wych, and a dead window says nothing.
 */
import type { WebContents } from 'electron';

const limit = { times: 3, within: 60_000 };

/**
 * Milliseconds from the end of loading to a page's first message. The message is sent before loading ends, so this is only for a machine that
 * has far too much to do.
 */
const patience = 5_000;

/** Milliseconds before a page that could not be read is asked for again: what replaces it takes a moment. */
const pause = 500;

/** Chromium's net::ERR_ABORTED: another page was wanted instead, and is on its way. */
const aborted = -3;

export interface RecoverOptions {
  /** A window that keeps dying is left alone, so that it does not flicker for ever. */
  gaveUp(): void;
  now?: () => number;
}

/** What of Electron's window this needs. */
export type Recoverable = Pick<WebContents, 'on' | 'reload' | 'isDestroyed'>;

/** @returns what is to be called with each message of the window */
export function recoverWindow(contents: Recoverable, { gaveUp, now = Date.now }: RecoverOptions): () => void {
  let deaths: number[] = [];
  let isHeard = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const loadAgain = () => {
    if (contents.isDestroyed()) return;
    deaths = [...deaths.filter((at) => at > now() - limit.within), now()];
    if (deaths.length <= limit.times) contents.reload();
    else if (deaths.length === limit.times + 1) gaveUp();
  };
  const loadAgainIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(loadAgain, milliseconds);
  };

  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (!isMainFrame || isSameDocument) return;
    isHeard = false;
    clearTimeout(timer);
  });
  contents.on('did-finish-load', () => {
    if (!isHeard) loadAgainIn(patience);
  });
  contents.on('did-fail-load', (_event, code, _description, _url, isMainFrame) => {
    if (isMainFrame && code !== aborted) loadAgainIn(pause);
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    clearTimeout(timer);
    if (reason !== 'clean-exit') loadAgain();
  });
  contents.on('destroyed', () => clearTimeout(timer));
  return () => {
    isHeard = true;
    clearTimeout(timer);
  };
}
