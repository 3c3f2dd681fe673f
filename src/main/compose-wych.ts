/** All that speaks with Wych, constructed once: the door, what paces and retries it, the login and the API. */
import type { RealmProfile } from '../shared/realm';
import type { Clock } from './clock';
import { sameTokens } from './realms/secret-audience';
import type { RealmSecrets } from './vault/realm-secrets';
import { CachedIssuers } from './wych/issuer';
import { FetchDoor } from './wych/network-door';
import { sessionTransport } from './wych/network-door-session';
import { PacedDoor } from './wych/paced-door';
import { RetryingDoor } from './wych/retry';
import { CachingTokenBroker } from './wych/token-broker';
import { WychClient } from './wych/wych-client';

export interface WychOptions {
  secrets: RealmSecrets;
  /** Undefined for a realm that is no longer there. */
  profileOf(realmId: string): RealmProfile | undefined;
  allowsLoopbackHttp(realmId: string): boolean;
  clock: Clock;
}

/** Milliseconds: a run waits with its realm rather than give an item up. A realm that wants more than this pauses the run. */
const runPatience = 120_000;

export function composeWych({ secrets, profileOf, allowsLoopbackHttp, clock }: WychOptions) {
  const door = new FetchDoor({ transport: sessionTransport(), clock, allowsLoopbackHttp });
  const pace = new PacedDoor(door, clock);
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
