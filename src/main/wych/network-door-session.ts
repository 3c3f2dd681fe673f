/**
 * Electron's network behind the door: in-memory sessions, which use the system's proxy and trusted certificates and write nothing to disk.
 *
 * Reads and writes leave through different sessions. When a kept-alive connection turns out to be dropped, Chromium sends the request
 * again on a new one without a word, POST and DELETE too: two revokes for one call (#28). It does so only on a connection that has
 * been used. So every write gets a session for itself, emptied of connections first. `Connection: close` would not do: a server may
 * ignore it, and HTTP/2 has no such header. HTTP/2 and QUIC are switched off because they have rules of their own for sending again,
 * which count a new connection as used once the server has greeted.
 */
import { type CommandLine, type ProxyConfig, type Session, session } from 'electron';
import { spreadReads, WriteLanes } from './network-door-lanes';
import type { Fetch, ProxyLogins, Transport } from './network-door-ports';
import { settleProxy } from './network-door-proxy';
import { request } from './network-door-request';

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

/**
 * A session is opened when there is a first call for it: most are not needed but by a run. Whichever is opened, and whenever, has the proxy
 * of the moment before its first request.
 */
export class DoorSessions {
  readonly #opened = new Map<string, Promise<Session>>();
  /** How often the proxy has changed. */
  #changes = 0;

  constructor(
    private readonly logins: ProxyLogins,
    private proxy: ProxyConfig = { mode: 'system' },
  ) {}

  transport(): Transport {
    const lanes = new WriteLanes(writePartitions.map((partition) => this.#fresh(partition)));
    const read = spreadReads(readPartitions.map((partition) => this.#plain(partition)));
    return { read, write: (exchange, signal) => lanes.run(exchange, signal) };
  }

  /**
   * For every request that begins from here on, which leaves through a new session. One under way goes on as it began: cutting a revoke short would
   * leave its outcome open.
   */
  setProxy(proxy: ProxyConfig): void {
    this.proxy = proxy;
    this.#changes += 1;
    this.#opened.clear();
  }

  /** Through what an address is reached now, as a PAC file would say it. */
  async resolve(url: string): Promise<string> {
    return (await this.#open(readPartitions[0] as string)).resolveProxy(url);
  }

  /** All of them, opened: for those who probe every session. */
  all(): Promise<Session[]> {
    return Promise.all([...readPartitions, ...writePartitions].map((partition) => this.#open(partition)));
  }

  #open(partition: string): Promise<Session> {
    const known = this.#opened.get(partition);
    if (known) return known;
    const opened = openSession(`${partition}.${this.#changes}`, this.proxy);
    this.#opened.set(partition, opened);
    // The next call tries again.
    opened.catch(() => {
      if (this.#opened.get(partition) === opened) this.#opened.delete(partition);
    });
    return opened;
  }

  #plain(partition: string): Fetch {
    return async (url, init, hold = (wait) => wait) =>
      request(await this.#open(partition), url, init, this.logins, hold);
  }

  /** For one exchange at a time: it closes whatever else the session has open. */
  #fresh(partition: string): Fetch {
    return async (url, init, hold = (wait) => wait) => {
      const session = await this.#open(partition);
      // The PAC file comes over a connection too: cut off, it would leave the session without a way out.
      await session.resolveProxy(url);
      await session.closeAllConnections();
      return request(session, url, init, this.logins, hold);
    };
  }
}

/** One that lives in memory, and is opened once by this name. @throws Failure `proxy` */
export async function openSession(partition: string, proxy: ProxyConfig): Promise<Session> {
  const opened = session.fromPartition(partition, { cache: false });
  // Chromium would fetch a dictionary from a host of its maker's, for every session and whether or not it is in use.
  opened.setSpellCheckerLanguages([]);
  await settleProxy(opened, proxy);
  return opened;
}

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
}
