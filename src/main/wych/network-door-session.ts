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
import { spreadReads, WriteLanes } from './network-door-lanes';
import type { Fetch, Transport } from './network-door-ports';

/**
 * Session names without `persist:` live in memory. So many that a run of revocations over thousands, at 50 calls a second and with a server 150 ms
 * away, waits for none: a write costs that way three or four times, since it begins with a connection.
 */
const readPartitions = numbered('wych-read', 3);
const writePartitions = numbered('wych-write', 16);

/** To be called before the app is ready. */
export function keepWritesSingle(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('disable-http2');
  commandLine.appendSwitch('disable-quic');
}

/** To be called after the app is ready. A session is opened when there is a first call for it: most are not needed but by a run. */
export function sessionTransport(): Transport {
  const lanes = new WriteLanes(writePartitions.map((partition) => freshFetch(lazily(partition))));
  const read = spreadReads(readPartitions.map((partition) => plainFetch(lazily(partition))));
  return { read, write: (exchange, signal) => lanes.run(exchange, signal) };
}

/** All of them, opened: for those who harden or probe every session. */
export const doorSessions = (): Session[] => [...readPartitions, ...writePartitions].map(open);

const open = (partition: string): Session => session.fromPartition(partition, { cache: false });

function lazily(partition: string): () => Session {
  let opened: Session | undefined;
  return () => {
    opened ??= open(partition);
    return opened;
  };
}

const plainFetch =
  (from: () => Session): Fetch =>
  (url, init) =>
    from().fetch(url, init);

/** For one exchange at a time: it closes whatever else the session has open. */
const freshFetch =
  (from: () => Session): Fetch =>
  async (url, init) => {
    await from().closeAllConnections();
    return from().fetch(url, init);
  };

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}
