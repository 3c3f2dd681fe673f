/** A Wych client on a simulator of its own, over real HTTP, for tests. Waiting takes no time: it is written down. */
import type { RealmProfile } from '../../shared/realm';
import { type RealmOptions, type Simulator, startSimulator } from '../../simulator/index';
import type { Clock } from '../clock';
import { CachedIssuers } from './issuer';
import { FetchDoor } from './network-door';
import type { Fetch } from './network-door-ports';
import { MemorySecrets, plainTransport, profileFor } from './network-door-testing';
import { RetryingDoor } from './retry';
import { CachingTokenBroker } from './token-broker';
import { WychClient } from './wych-client';

/** The machine's clock, ahead by what was slept. */
export class HastyClock implements Clock {
  readonly slept: number[] = [];
  #ahead = 0;

  now = (): number => Date.now() + this.#ahead;

  async sleep(ms: number): Promise<void> {
    this.slept.push(ms);
    this.#ahead += ms;
  }
}

export interface TestClient {
  simulator: Simulator;
  client: WychClient;
  secrets: MemorySecrets;
  clock: HastyClock;
  /** The profile of the nth realm; its secrets are in the vault. */
  profile: (nth?: number, more?: Partial<RealmProfile>) => RealmProfile;
}

export interface TestClientOptions {
  /** From the test: only the network door has one of its own. */
  fetch: Fetch;
  realms: RealmOptions[];
  /** Milliseconds, really waited, after which an answer is too late. */
  deadline?: number;
}

export async function startTestClient({
  fetch,
  realms,
  deadline = 30_000,
}: TestClientOptions): Promise<TestClient> {
  const simulator = await startSimulator({ realms });
  const secrets = new MemorySecrets();
  for (const { name, credentials } of simulator.realms) {
    secrets.values.set(`${name}/clientSecret`, credentials.clientSecret);
    secrets.values.set(`${name}/apiKey`, credentials.apiKey);
  }
  const clock = new HastyClock();
  const random = () => 0.5;
  // Deadlines run on real time: in hasty time every answer would be too late.
  const patient: Clock = { now: clock.now, sleep: (_, signal) => sleepReally(deadline, signal) };
  const door = new FetchDoor({
    transport: plainTransport(fetch),
    clock: patient,
    allowsLoopbackHttp: () => true,
  });
  const issuers = new CachedIssuers(door, clock);
  const isCurrent = () => true;
  const broker = new CachingTokenBroker({ door, issuers, secrets, isCurrent, clock, random });
  const client = new WychClient({
    door: new RetryingDoor(door, clock, random),
    broker,
    secrets,
    isCurrent,
    clock,
  });
  const profile = (nth = 0, more: Partial<RealmProfile> = {}) => {
    const realm = simulator.realms[nth];
    if (!realm) throw new RangeError('no such realm');
    return profileFor(simulator, {
      id: realm.name,
      name: realm.name,
      realmName: realm.name,
      clientId: realm.credentials.clientId,
      ...more,
    });
  };
  return { simulator, client, secrets, clock, profile };
}

function sleepReally(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
