import type { WebContents } from 'electron';

const heard = new WeakSet<WebContents>();

/** Calls `left` whenever this page is left behind: reloaded, crashed or closed. Once for each page, however often it is asked for. */
export function onceForPage(page: WebContents | undefined, left: () => void): void {
  if (!page || heard.has(page)) return;
  heard.add(page);
  page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) left();
  });
  page.on('render-process-gone', left);
  page.on('destroyed', left);
}
