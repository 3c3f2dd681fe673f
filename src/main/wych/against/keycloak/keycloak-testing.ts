/**
 * The Keycloak that `npm run test:keycloak` started, and the app's own login code over Node's fetch.
 *
 * It listens on loopback without TLS, which only demo realms may use (#23): so the door is told what it is told of a demo realm.
 */
import { readFileSync } from 'node:fs';
import type { RealmProfile } from '../../../../shared/realm';
import type { Clock } from '../../../clock';
import { systemClock } from '../../../clock';
import { CachedIssuers } from '../../issuer';
import { FetchDoor } from '../../network-door';
import type { DoorReport, Fetch } from '../../network-door-ports';
import { MemorySecrets, plainTransport, profileFor } from '../../network-door-testing';
import { CachingTokenBroker } from '../../token-broker';

export interface RunningKeycloak {
  origin: string;
  admin: { username: string; password: string };
}

const told = process.env.KEYCLOAK_FOR_TESTS;
if (told === undefined) throw new Error('There is no Keycloak to test against. Run: npm run test:keycloak');
export const keycloak: RunningKeycloak = JSON.parse(told);

interface RealmFile {
  clients: { clientId: string; secret: string }[];
}

/** As the realm's file says. */
export function secretOf(clientId: string, realm = 'partner'): string {
  const file: RealmFile = JSON.parse(
    readFileSync(new URL(`./realms/${realm}.json`, import.meta.url), 'utf8'),
  );
  const client = file.clients.find((known) => known.clientId === clientId);
  if (!client) throw new RangeError(`no client ${clientId} in ${realm}`);
  return client.secret;
}

export const profile = (clientId = 'partner-desk', more: Partial<RealmProfile> = {}): RealmProfile =>
  profileFor(
    { loginBaseUrl: keycloak.origin, apiBaseUrl: `${keycloak.origin}/api` },
    { id: 'realm', realmName: 'partner', clientId, ...more },
  );

export interface App {
  door: FetchDoor;
  secrets: MemorySecrets;
  broker: CachingTokenBroker;
  /** Requests that reached the token endpoint. */
  tokenRequests: () => number;
}

/** From the test: only the network door has a fetch of its own. */
export function startApp(fetch: Fetch, clientSecret: string, clock: Clock = systemClock): App {
  const reports: DoorReport[] = [];
  const door = new FetchDoor({
    transport: plainTransport(fetch),
    clock: systemClock,
    allowsLoopbackHttp: () => true,
    observe: (report) => reports.push(report),
  });
  const secrets = new MemorySecrets();
  secrets.values.set('realm/clientSecret', clientSecret);
  const broker = new CachingTokenBroker({
    door,
    issuers: new CachedIssuers(door, clock),
    secrets,
    isCurrent: () => true,
    clock,
    random: () => 0.5,
  });
  const tokenRequests = () => reports.filter(({ method }) => method === 'POST').length;
  return { door, secrets, broker, tokenRequests };
}
