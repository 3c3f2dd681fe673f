/** The app's way from a plan to revoked consents, without its window and its keychain: over real HTTP, with real files. */
import { randomBytes } from 'node:crypto';
import { FileAuditLog } from '../src/main/audit/file-audit-log';
import { systemClock as clock } from '../src/main/clock';
import { TestVisits } from '../src/main/customers/for-tests';
import { SealedEvidenceStore } from '../src/main/revocation/evidence/evidence-store';
import { FileRunJournals } from '../src/main/revocation/journal/journal-files';
import { PlanDesk } from '../src/main/revocation/plan/plan-desk';
import { everyInterval } from '../src/main/revocation/run/run-progress';
import { RevocationRuns } from '../src/main/revocation/run/runs';
import { CachedIssuers } from '../src/main/wych/issuer';
import { FetchDoor } from '../src/main/wych/network-door';
import { MemorySecrets, plainTransport, profileFor } from '../src/main/wych/network-door-testing';
import { PacedDoor } from '../src/main/wych/paced-door';
import { RetryingDoor } from '../src/main/wych/retry';
import { CachingTokenBroker } from '../src/main/wych/token-broker';
import { WychClient } from '../src/main/wych/wych-client';
import type { RunStatus } from '../src/shared/revocation';
import type { Simulator } from '../src/simulator';

const actor = 'bench@desk';

/** Everything between a plan and the network, writing to `folder`. `tell` is told how the run goes. */
export function revokingParts(simulator: Simulator, folder: string, tell: (status: RunStatus) => void) {
  const { client: api, pace, broker: tokens, profile } = clientOf(simulator);
  const realms = { get: () => profile };
  const visits = new TestVisits();
  const desk = new PlanDesk({ api, realms, visits, clock, actor });
  const keys = memoryKeys();
  const audit = FileAuditLog.open({
    folder,
    keys,
    clock,
    actor,
    appVersion: '0.0.0',
    chooser: { save: async () => null },
    rows: { csvLine: (cells) => cells.join(',') },
  });
  const runs = new RevocationRuns({
    api,
    tokens,
    pace,
    desk,
    journals: new FileRunJournals(folder),
    evidence: new SealedEvidenceStore(folder, keys),
    audit,
    locks: { permit: () => {} },
    realms,
    visits,
    every: everyInterval,
    clock,
    actor,
    tell,
  });
  return { client: api, profile, desk, runs, close: () => audit.close() };
}

function clientOf(simulator: Simulator) {
  const { name, credentials } = simulator.realm('sandbox');
  const secrets = new MemorySecrets();
  secrets.values.set(`${name}/clientSecret`, credentials.clientSecret);
  secrets.values.set(`${name}/apiKey`, credentials.apiKey);
  const door = new FetchDoor({ transport: plainTransport(fetch), clock, allowsLoopbackHttp: () => true });
  const pace = new PacedDoor(door, clock);
  const isCurrent = () => true;
  const random = Math.random;
  const issuers = new CachedIssuers(door, clock);
  const broker = new CachingTokenBroker({ door, issuers, secrets, isCurrent, clock, random });
  const patient = new RetryingDoor(pace.withPatience(120_000), clock, random);
  const client = new WychClient({ door: patient, broker, secrets, isCurrent, clock });
  return { client, pace, broker, profile: profileFor(simulator, { clientId: credentials.clientId }) };
}

/** A vault that has forgotten everything afterwards. */
function memoryKeys() {
  const key = randomBytes(32);
  const notes = new Map<string, string>();
  return {
    get: async () => ({ key, lasting: true }),
    note: async (name: string) => notes.get(name) ?? null,
    keepNote: async (name: string, text: string) => notes.set(name, text).size > 0,
  };
}
