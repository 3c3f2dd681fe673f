/**
 * The staged test of a realm (R2), with the credentials given for it: nothing is stored, no token is cached, nothing is retried. A stage
 * that fails ends the test; what comes after it is skipped.
 */
import type { ConnectionReport, StageResult, TestStage } from '../../shared/connection-test';
import { testStages } from '../../shared/connection-test';
import { type Failure, FailureError, fail, toFailure } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import type { Clock } from '../clock';
import { atField, isOfApiKey } from './connection-test-blame';
import { discoverIssuer, discoveryUrl } from './issuer';
import type { NetworkDoor } from './network-door';
import { clockSkew } from './token-failure';
import { isSkewed, type Token } from './token-life';
import { requestClientToken } from './token-request';

/** As typed into the form, or as stored where the form leaves them empty; null when there is none. */
export interface TestCredentials {
  clientSecret: string | null;
  apiKey: string | null;
}

/** Lists one consent with exactly these credentials. */
export type ProbeConsents = (
  profile: RealmProfile,
  credentials: { token: string; apiKey: string },
  signal?: AbortSignal,
) => Promise<{ count: number }>;

export interface ConnectionTestPorts {
  /** Must not retry: the operator is waiting, and sees what the first try says. */
  door: NetworkDoor;
  clock: Clock;
  probeConsents: ProbeConsents;
}

export interface TestRun {
  profile: RealmProfile;
  credentials: TestCredentials;
  onStage: (result: StageResult) => void;
  signal?: AbortSignal;
}

/** Never throws: a failure is a stage's result. */
export async function testConnection(ports: ConnectionTestPorts, run: TestRun): Promise<ConnectionReport> {
  const acts = actsOf(ports, run);
  const stages: StageResult[] = [];
  const tell = (result: StageResult) => {
    stages.push(result);
    run.onStage(result);
  };
  for (const stage of testStages) {
    if (stages.some(({ state }) => state === 'failed')) {
      tell({ stage, state: 'skipped', detail: '', took: 0 });
      continue;
    }
    run.onStage({ stage, state: 'running', detail: '', took: 0 });
    const startedAt = ports.clock.now();
    const outcome = await acts[stage]().catch((error: unknown) => ({ failure: toFailure(error) }));
    const took = Math.max(0, ports.clock.now() - startedAt);
    tell(
      typeof outcome === 'string'
        ? { stage, state: 'passed', detail: outcome, took }
        : { stage, state: 'failed', detail: '', took, failure: atField(stage, outcome.failure) },
    );
  }
  return { stages, passed: stages.every(({ state }) => state === 'passed') };
}

/** What each stage does; it resolves with what was found. They run in order, and each stands on the one before. */
function actsOf(
  { door, clock, probeConsents }: ConnectionTestPorts,
  { profile, credentials, signal }: TestRun,
): Record<TestStage, () => Promise<string>> {
  let issuer: Awaited<ReturnType<typeof discoverIssuer>>;
  let token: Token;
  let probe: { count: number } | { failure: Failure };
  const realmId = profile.id;
  return {
    'reach-login': async () => {
      const url = discoveryUrl(profile);
      await door.send({
        realmId,
        kind: 'discovery',
        method: 'GET',
        url,
        origin: url,
        headers: {},
        ...(signal ? { signal } : {}),
      });
      return `${new URL(url).host} answers`;
    },
    discovery: async () => {
      issuer = await discoverIssuer(door, profile, signal);
      return issuer.issuer;
    },
    token: async () => {
      const clientSecret = credentials.clientSecret ?? missing('client secret', 'clientSecret');
      const client = { realmId, clientId: profile.clientId, clientSecret };
      token = await requestClientToken({ door, clock }, issuer, client, signal);
      return `token valid for ${lifeInWords(token)}`;
    },
    // One call shows both: the gateway looks at the key before the API looks at the token.
    'api-key': async () => {
      const apiKey = credentials.apiKey ?? missing('API key', 'apiKey');
      probe = await probeConsents(profile, { token: token.value, apiKey }, signal).catch(
        (error: unknown) => ({
          failure: toFailure(error),
        }),
      );
      if ('failure' in probe && isOfApiKey(probe.failure)) throw new FailureError(probe.failure);
      return 'failure' in probe ? 'not refused' : 'accepted';
    },
    'list-consents': async () => {
      if (!('failure' in probe)) return probe.count === 0 ? 'no consents yet' : 'consents can be read';
      throw probe.failure.kind === 'token-refused' && isSkewed(token)
        ? clockSkew(token)
        : new FailureError(probe.failure);
    },
  };
}

function missing(what: string, field: string): never {
  throw fail('secret-missing', `The ${what} is missing.`, `Type the ${what} of this realm.`, { field });
}

function lifeInWords({ obtainedAt, validUntil }: Token): string {
  const seconds = Math.round((validUntil - obtainedAt) / 1000);
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}
