/**
 * The ports that main hands to the window, one for each browse. A port cannot pass through `window.wych`, so the preload posts it to this
 * page's own window, and it comes before or after the answer that names its browse.
 */
import type { NewsPort } from './reading';

interface OwnWindow {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** Listens from now on; answers with a function that waits for the port of a browse. */
export function browsePortsOf(own: OwnWindow): (browseId: string) => Promise<NewsPort> {
  const arrived = new Map<string, NewsPort>();
  const awaited = new Map<string, (port: NewsPort) => void>();

  own.addEventListener('message', ({ source, origin, data, ports: [port] }) => {
    // Another frame may post to this window too: it cannot pass a port of its own off as main's.
    if (source !== own || origin !== own.location.origin || !port || !namesBrowse(data)) return;
    const take = awaited.get(data.browseId);
    if (take) take(port);
    else arrived.set(data.browseId, port);
    awaited.delete(data.browseId);
    // One that nobody asks for any more is closed by main.
    port.addEventListener('close', () => arrived.delete(data.browseId));
  });

  return (browseId) =>
    new Promise((resolve) => {
      const port = arrived.get(browseId);
      if (port) resolve(port);
      else awaited.set(browseId, resolve);
      arrived.delete(browseId);
    });
}

function namesBrowse(data: unknown): data is { browseId: string } {
  return typeof data === 'object' && data !== null && 'browseId' in data && typeof data.browseId === 'string';
}
