/** All that speaks with Wych, constructed once: the door, what paces and retries it, the login and the API. */
import type { RealmProfile } from '../shared/realm';
import type { Clock } from './clock';
import { VisitDoor } from './customers/visit-door';
import { sameTokens } from './realms/secret-audience';
import { CountedDoor } from './tokens/counted-door';
import type { RealmSecrets } from './vault/realm-secrets';
import { CachedIssuers } from './wych/issuer';
import { FetchDoor } from './wych/network-door';
import type { Transport } from './wych/network-door-ports';
import type { ObserveCall } from './wych/network-door-watch';
import { PacedDoor } from './wych/paced-door';
import { RetryingDoor } from './wych/retry';
import { CachingTokenBroker } from './wych/token-broker';
import { WychClient } from './wych/wych-client';

export interface WychOptions {
  transport: Transport;
  secrets: RealmSecrets;
  /** Undefined for a realm that is no longer there. */
  profileOf(realmId: string): RealmProfile | undefined;
  allowsLoopbackHttp(realmId: string): boolean;
  clock: Clock;
  /** Whether anything may be sent in the context of this customer at the moment. */
  permitsSubject(realmId: string, customerId: string): boolean;
  /** Told of each request that a token endpoint was sent. */
  onTokenRequest(realmId: string): void;
  /** Told of every call, on its way and when it is over. */
  observe: ObserveCall;
}

/** Milliseconds: a run waits with its realm rather than give an item up. A realm that wants more than this pauses the run. */
const runPatience = 120_000;

export function composeWych({
  transport,
  secrets,
  profileOf,
  allowsLoopbackHttp,
  clock,
  permitsSubject,
  onTokenRequest,
  observe,
}: WychOptions) {
  const counted = new CountedDoor(
    new FetchDoor({ transport, clock, allowsLoopbackHttp, observe }),
    onTokenRequest,
  );
  const door = new VisitDoor(counted, permitsSubject);
  const pace = new PacedDoor(door, clock, observe);
  const isCurrent = (profile: RealmProfile) => {
    const now = profileOf(profile.id);
    return now !== undefined && sameTokens(profile, now);
  };
  const issuers = new CachedIssuers(door, clock);
  const tokens = new CachingTokenBroker({ door, issuers, secrets, isCurrent, clock, random: Math.random });
  const clientThrough = (through: PacedDoor | ReturnType<PacedDoor['withPatience']>) =>
    new WychClient({
      door: new RetryingDoor(through, clock, Math.random),
      broker: tokens,
      secrets,
      isCurrent,
      clock,
    });
  return {
    door,
    pace,
    tokens,
    /** For what an operator waits for. */
    client: clientThrough(pace),
    /** For runs and checks over thousands. */
    patientClient: clientThrough(pace.withPatience(runPatience)),
  };
}
