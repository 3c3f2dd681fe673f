/**
 * Electron's network behind the door: in-memory sessions, which use the system's proxy and trusted certificates and write nothing to disk.
 *
 * Reads and writes leave through different sessions. When a kept-alive connection turns out to be dropped, Chromium sends the request
 * again on a new one without a word, POST and DELETE too: two revokes for one call (#28). It does so only on a connection that has
 * been used. So every write gets a session for itself, emptied of connections first. `Connection: close` would not do: a server may
 * ignore it, and HTTP/2 has no such header. HTTP/2 and QUIC are switched off because they have rules of their own for sending again,
 * which count a new connection as used once the server has greeted.
 */
import { type CommandLine, type Session, session } from 'electron';
import { WriteLanes } from './network-door-lanes';
import type { Fetch, Transport } from './network-door-ports';

/** Session names without `persist:` live in memory. Exported for those who harden or probe every session. */
export const readPartition = 'wych-read';
export const writePartitions = ['wych-write-1', 'wych-write-2', 'wych-write-3', 'wych-write-4'] as const;

/** To be called before the app is ready. */
export function keepWritesSingle(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('disable-http2');
  commandLine.appendSwitch('disable-quic');
}

/** To be called after the app is ready. */
export function sessionTransport(): Transport {
  const open = (partition: string) => session.fromPartition(partition, { cache: false });
  const lanes = new WriteLanes(writePartitions.map((partition) => freshFetch(open(partition))));
  return { read: plainFetch(open(readPartition)), write: (exchange, signal) => lanes.run(exchange, signal) };
}

const plainFetch =
  (from: Session): Fetch =>
  (url, init) =>
    from.fetch(url, init);

/** For one exchange at a time: it closes whatever else the session has open. */
const freshFetch =
  (from: Session): Fetch =>
  async (url, init) => {
    await from.closeAllConnections();
    return from.fetch(url, init);
  };
