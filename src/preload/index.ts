/**
 * The window's only way out. One frozen object with one function for each request of the contract (`shared/bridge.ts`), generated from its
 * names: no raw ipcRenderer, no channel as an argument, no event object handed on.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { BridgeApi, EventName } from '../shared/bridge';
import { browsePortChannel, eventChannel, requestChannel } from '../shared/channels';

const { requests, events } = __BRIDGE_NAMES__;

const callers = Object.fromEntries(
  Object.entries(requests).map(([group, methods]) => [
    group,
    Object.fromEntries(
      methods.map((method) => [
        method,
        (input: unknown) => ipcRenderer.invoke(requestChannel(group, method), input),
      ]),
    ),
  ]),
);

function on(event: EventName, listener: (payload: never) => void): () => void {
  if (!events.includes(event)) throw new TypeError(`There is no event '${event}'.`);
  const forward = (_event: unknown, payload: unknown) => listener(payload as never);
  const channel = eventChannel(event);
  ipcRenderer.on(channel, forward);
  return () => void ipcRenderer.removeListener(channel, forward);
}

// A port passes neither through `wych` nor between the worlds but by a message to the page's own window.
ipcRenderer.on(browsePortChannel, ({ ports }, browseId: unknown) =>
  window.postMessage({ browseId }, location.origin, [...ports]),
);

// contextBridge copies and freezes what it exposes.
const api = { ...callers, on } as unknown as BridgeApi;
contextBridge.exposeInMainWorld('wych', api);
