/** What the door stands on. */
import type { Clock } from '../clock';
import type { ObserveCall } from './network-door-watch';

/** Electron's fetch minds `cache`; Node's, in tests, has none. */
export type Fetch = (
  url: string,
  init: RequestInit & { cache: 'no-store' },
  hold?: Hold,
) => Promise<Response>;

/** While the operator is asked something, the time of the exchange stands still. */
export type Hold = <T>(wait: Promise<T>) => Promise<T>;

/** Whoever answers a proxy that wants to know who asks. */
export interface ProxyLogins {
  /** For one request, from its beginning: it may be challenged more than once. */
  begin(): ProxyAttempt;
}

export interface ProxyAttempt {
  /** Null: there will be none. What was given before was refused. */
  credentials(challenge: ProxyChallenge, signal?: AbortSignal): Promise<ProxyCredentials | null>;
}

export interface ProxyChallenge {
  /** `host:port` */
  proxy: string;
  /** What the proxy calls itself: its `realm`. */
  says: string;
}

export interface ProxyCredentials {
  readonly user: string;
  readonly password: string;
}

/** Where requests leave. Made from Electron's sessions in the app, from Node's fetch in tests. */
export interface Transport {
  /** Connections may be re-used: what is read may be sent twice. */
  read: Fetch;
  /** Runs one exchange over a connection that nothing has used, so that it is sent once (#28). */
  write<T>(exchange: (fetch: Fetch) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

export interface DoorPorts {
  transport: Transport;
  clock: Clock;
  /** Whether this realm may be called over http on loopback: demo realms only (#23). */
  allowsLoopbackHttp: (realmId: string) => boolean;
  observe?: ObserveCall;
}
