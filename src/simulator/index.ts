/**
 * A Wych look-alike on loopback: Keycloak-shaped login and Data Holder API on one port, with realms that know nothing of each other, a
 * journal of what was asked and faults on demand. It serves the demo realms, the unit and e2e tests and the benchmarks, and runs in
 * plain Node without Electron.
 *
 *     const simulator = await startSimulator({ realms: [sandboxRealm(), productionRealm()] });
 *     simulator.faults.add({ match: { endpoint: 'revoke', nth: 2 }, fault: fault.drop('after commit') });
 *     …
 *     expect(simulator.journal.count({ endpoint: 'token' })).toBe(1);
 *     await simulator.close();
 */
import { Hono } from 'hono';
import { consentRoutes } from './api-consents';
import { type ApiEnv, gate } from './api-gate';
import { userRoutes } from './api-users';
import type { Exchange, SimulatorEnv } from './exchange';
import { Faults } from './faults';
import { Journal } from './journal';
import { loginRoutes } from './login';
import { SimulatedRealm } from './realm';
import { realmFinder } from './realm-finder';
import { type RealmOptions, settle } from './realm-options';
import { SimulatorServer } from './server';

export type { ConsentFilter, ConsentStore, RevokeOutcome } from './consent-store';
export type { Exchange } from './exchange';
export * as fault from './fault-kinds';
export type { Fault, FaultMatch, Faults } from './faults';
export type { Journal, JournalEntry } from './journal';
export type { Json, JsonObject } from './json';
export type { Customer } from './names';
export type { ListShape, PagingFault, PagingStyle, UserListShape } from './paging';
export type { RateLimitKind } from './rate-limit';
export type { SimulatedRealm } from './realm';
export {
  type LiveSettings,
  productionRealm,
  type RealmCredentials,
  type RealmOptions,
  type RevokeRoute,
  SCOPES,
  sandboxRealm,
} from './realm-options';
export type { RecordShape } from './record-shapes';
export type { Endpoint, RequestMatch } from './request-match';
export { STATUS_SPELLINGS, type StatusFamily, UNKNOWN_STATUS } from './status';
export { startTrap, type Trap, type TrappedRequest } from './trap';

export interface SimulatorOptions {
  readonly realms: readonly RealmOptions[];
  /** 0 (default) takes any free one. */
  readonly port?: number;
  /** The same seed, clock and realms give the same consents. Default 1. */
  readonly seed?: number;
  /** Epoch milliseconds; read once for the consents' dates, and then for each request. Default: the machine's clock. */
  readonly now?: () => number;
  /** How many requests the journal keeps at least. Default 50,000. */
  readonly journalLimit?: number;
}

export interface Simulator {
  /** 'http://127.0.0.1:port', to be followed by '/realms/{realm}'. */
  readonly loginBaseUrl: string;
  /** 'http://127.0.0.1:port/v4'. */
  readonly apiBaseUrl: string;
  readonly realms: readonly SimulatedRealm[];
  readonly journal: Journal;
  readonly faults: Faults;
  /** @throws RangeError when there is no such realm. */
  realm(name: string): SimulatedRealm;
  /** Ends every connection, also those that a fault keeps waiting. */
  close(): Promise<void>;
}

/** @throws RangeError for a realm that cannot be and for two of one name; the system's error when the port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { seed = 1, now: clock = Date.now } = options;
  const planned = options.realms.map((realm) => ({
    settings: settle(realm),
    credentials: realm.credentials,
  }));
  const names = new Set(planned.map(({ settings }) => settings.name));
  if (names.size < planned.length) throw new RangeError('two realms of one name');
  const server = new SimulatorServer();
  const loginBaseUrl = `http://127.0.0.1:${await server.listen(options.port ?? 0)}`;
  const context = { loginBaseUrl, seed, clock };
  const realms = planned.map(
    ({ settings, credentials }) => new SimulatedRealm(settings, credentials, context),
  );
  const journal = new Journal(options.journalLimit);
  const faults = new Faults();
  const find = (name: string | undefined) => realms.find((realm) => realm.name === name);

  server.serve({ routes: routesOf(realms, find), realmOf: realmFinder(realms), faults, journal, clock });
  return {
    loginBaseUrl,
    apiBaseUrl: `${loginBaseUrl}/v4`,
    realms,
    journal,
    faults,
    realm(name) {
      const realm = find(name);
      if (!realm) throw new RangeError(`there is no realm '${name}'`);
      return realm;
    },
    close: () => server.close(),
  };
}

function routesOf(
  realms: readonly SimulatedRealm[],
  find: (name: string | undefined) => SimulatedRealm | undefined,
): (exchange: Exchange) => Response | Promise<Response> {
  const api = new Hono<ApiEnv>();
  api.use(gate(realms));
  api.route('/', consentRoutes());
  api.route('/', userRoutes());
  api.notFound((c) => c.json({ message: 'Not Found' }, 404));
  const app = new Hono<SimulatorEnv>();
  app.route('/', loginRoutes(find));
  app.route('/v4', api);
  app.notFound((c) => c.json({ error: 'Not Found' }, 404));
  return (exchange) => app.fetch(exchange.request, { exchange });
}
