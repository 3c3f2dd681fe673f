/** A token broker on a simulator of its own, for tests of the exchange: time stands still, and every call at the door is written down. */
import { type Failure, FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { type RealmOptions, type Simulator, sandboxRealm, startSimulator } from '../../simulator/index';
import { CachedIssuers } from './issuer';
import { type DoorCall, FetchDoor, type NetworkDoor } from './network-door';
import type { Fetch } from './network-door-ports';
import { FakeClock, MemorySecrets, plainTransport, profileFor } from './network-door-testing';
import type { Subject } from './subject';
import { CachingTokenBroker } from './token-broker';

export interface TestExchange {
  simulator: Simulator;
  broker: CachingTokenBroker;
  clock: FakeClock;
  secrets: MemorySecrets;
  calls: DoorCall[];
  /** Whether the realm still is what a profile says. */
  current: () => boolean;
  profile: (more?: Partial<RealmProfile>) => RealmProfile;
  /** The nth customer of the realm. */
  subject: (nth?: number) => Subject;
}

/** @param fetch from the test: only the network door has one of its own */
export async function startExchange(
  fetch: Fetch,
  settings: Partial<RealmProfile> = {},
  options: Partial<RealmOptions> = {},
): Promise<TestExchange> {
  const clock = new FakeClock();
  const simulator = await startSimulator({
    realms: [sandboxRealm({ consents: 20, ...options })],
    now: clock.now,
  });
  const realm = simulator.realm('sandbox');
  const { clientId, clientSecret, apiKey, partnerId, appId } = realm.credentials;
  const secrets = new MemorySecrets();
  secrets.values.set('sandbox/clientSecret', clientSecret);
  secrets.values.set('sandbox/apiKey', apiKey);
  const calls: DoorCall[] = [];
  const real = new FetchDoor({ transport: plainTransport(fetch), clock, allowsLoopbackHttp: () => true });
  const door: NetworkDoor = {
    send: (call) => {
      calls.push(call);
      return real.send(call);
    },
  };
  const test: TestExchange = {
    simulator,
    clock,
    secrets,
    calls,
    current: () => true,
    broker: new CachingTokenBroker({
      door,
      issuers: new CachedIssuers(door, clock),
      secrets,
      isCurrent: () => test.current(),
      clock,
      random: () => 0.5,
    }),
    profile: (more = {}) => profileFor(simulator, { clientId, partnerId, appId, ...settings, ...more }),
    subject: (nth = 0) => {
      const { id, email } = realm.customers.at(nth);
      return { id, email };
    },
  };
  return test;
}

export async function failureOf(asked: Promise<unknown>): Promise<Failure> {
  const error = await asked.then(
    () => new Error('it was given'),
    (reason: unknown) => reason,
  );
  if (error instanceof FailureError) return error.failure;
  throw error;
}
