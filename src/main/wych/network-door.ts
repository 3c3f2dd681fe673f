/** One call to a realm's login or API. */
export interface DoorCall {
  /** Which realm it is for: activity and throttling are told by realm. */
  realmId: string;
  method: 'GET' | 'POST' | 'DELETE';
  url: string;
  /** The only origin this call may reach: the realm's login or API base URL. */
  origin: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
  /** Milliseconds for the whole exchange, body included. */
  timeout?: number;
  signal?: AbortSignal;
}

export interface DoorAnswer {
  status: number;
  headers: Headers;
  /** The whole body as text. */
  body: string;
  requestId: string | undefined;
  /** Epoch milliseconds of the server's Date header, for the clock check. */
  serverTime: number | null;
}

/** The only way to the network. Answers any status; throws a Failure when no whole answer came. */
export interface NetworkDoor {
  send(call: DoorCall): Promise<DoorAnswer>;
}
