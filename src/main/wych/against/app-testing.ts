/**
 * The app's own login code over Node's fetch, for servers that nobody here wrote.
 *
 * They listen on loopback without TLS, which only demo realms may use (#23): so the door is told what it is told of a demo realm.
 */
import { type Clock, systemClock } from '../../clock';
import { CachedIssuers } from '../issuer';
import { FetchDoor } from '../network-door';
import type { Fetch } from '../network-door-ports';
import { MemorySecrets, plainTransport } from '../network-door-testing';
import { CachingTokenBroker } from '../token-broker';

export interface App {
  door: FetchDoor;
  secrets: MemorySecrets;
  broker: CachingTokenBroker;
  /** Requests that reached the token endpoint. */
  tokenRequests: () => number;
}

/** The id of the one realm there is. */
export const realmId = 'realm';

/** @param fetch from the test: only the network door has one of its own */
export function startApp(fetch: Fetch, clientSecret: string, clock: Clock = systemClock): App {
  let posts = 0;
  const door = new FetchDoor({
    transport: plainTransport(fetch),
    clock: systemClock,
    allowsLoopbackHttp: () => true,
    observe: ({ method }) => {
      if (method === 'POST') posts += 1;
    },
  });
  const secrets = new MemorySecrets();
  secrets.values.set(`${realmId}/clientSecret`, clientSecret);
  const broker = new CachingTokenBroker({
    door,
    issuers: new CachedIssuers(door, clock),
    secrets,
    isCurrent: () => true,
    clock,
    random: () => 0.5,
  });
  return { door, secrets, broker, tokenRequests: () => posts };
}

/** Set forward by a test: for the app, a token that was just obtained is another matter than one that may have had its day. */
export class LaterClock implements Clock {
  later = 0;
  now = (): number => systemClock.now() + this.later;
  sleep = systemClock.sleep;
}
