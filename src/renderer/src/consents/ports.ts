/**
 * The ports that main hands to the window, one for each browse. A port cannot pass through `window.wych`, so the preload posts it to this
 * page's own window, and it comes before or after the answer that names its browse.
 */
import { brokenOff, type NewsPort } from './reading';

/** As many browses as are ever asked for at the same time, and some. */
const mostClosed = 16;

interface OwnWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Listens from now on; answers with a function that waits for the port of a browse. */
export function browsePortsOf(own: OwnWindow): (browseId: string) => Promise<NewsPort> {
  const arrived = new Map<string, NewsPort>();
  const awaited = new Map<string, (port: NewsPort) => void>();
  const closed = new Set<string>();
  const noteClosed = (browseId: string) => {
    closed.add(browseId);
    // Of a browse that was given up nobody ever asks.
    for (const oldest of [...closed].slice(0, -mostClosed)) closed.delete(oldest);
  };

  own.addEventListener('message', ({ source, origin, data, ports: [port] }) => {
    // Another frame may post to this window too: it cannot pass a port of its own off as main's.
    if (source !== own || origin !== own.location.origin || !port || !namesBrowse(data)) return;
    const take = awaited.get(data.browseId);
    if (take) take(port);
    else arrived.set(data.browseId, port);
    awaited.delete(data.browseId);
    // Closed by main before it was asked for: whoever asks is not to wait for it.
    port.addEventListener('close', () => {
      if (arrived.delete(data.browseId)) noteClosed(data.browseId);
    });
  });

  return (browseId) =>
    new Promise((resolve, reject) => {
      const port = arrived.get(browseId);
      if (closed.delete(browseId)) reject(brokenOff());
      else if (port) resolve(port);
      else awaited.set(browseId, resolve);
      arrived.delete(browseId);
    });
}

function namesBrowse(data: unknown): data is { browseId: string } {
  return typeof data === 'object' && data !== null && 'browseId' in data && typeof data.browseId === 'string';
}
