/** What the door stands on, and what it tells. */
import type { FailureKind } from '../../shared/failure';
import type { Clock } from '../clock';

/** Electron's fetch minds `cache`; Node's, in tests, has none. */
export type Fetch = (url: string, init: RequestInit & { cache: 'no-store' }) => Promise<Response>;

/** Where requests leave. Made from Electron's sessions in the app, from Node's fetch in tests. */
export interface Transport {
  /** Connections may be re-used: what is read may be sent twice. */
  read: Fetch;
  /** Runs one exchange over a connection that nothing has used, so that it is sent once (#28). */
  write<T>(exchange: (fetch: Fetch) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** What the activity view may know of a call: no header value and no body. */
export interface DoorReport {
  realmId: string;
  method: string;
  url: string;
  /** Epoch milliseconds. */
  startedAt: number;
  /** Milliseconds. */
  took: number;
  status: number | null;
  requestId: string | undefined;
  failure: FailureKind | null;
}

export interface DoorPorts {
  transport: Transport;
  clock: Clock;
  /** Whether this realm may be called over http on loopback: demo realms only (#23). */
  allowsLoopbackHttp: (realmId: string) => boolean;
  observe?: (report: DoorReport) => void;
}
