import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StageResult, TestStage } from '../../shared/connection-test';
import { type FailureKind, fail } from '../../shared/failure';
import { fault, type Simulator, sandboxRealm, startSimulator } from '../../simulator';
import { systemClock } from '../clock';
import { type ProbeConsents, type TestCredentials, testConnection } from './connection-test';
import { httpFailure } from './http-failure';
import { FetchDoor } from './network-door';
import { plainTransport, profileFor } from './network-door-testing';

const canary = 'CANARY-secret-4711';
let simulator: Simulator;
let credentials: TestCredentials;

beforeEach(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm({ consents: 3 })] });
  simulator.realm('sandbox').rotate({ clientSecret: canary });
  credentials = { clientSecret: canary, apiKey: simulator.realm('sandbox').credentials.apiKey };
});
afterEach(() => simulator.close());

const door = new FetchDoor({
  transport: plainTransport(fetch),
  clock: systemClock,
  allowsLoopbackHttp: () => true,
});

/** As the client does it, without reading the list. */
const probe: ProbeConsents = async (profile, { token, apiKey }) => {
  const url = `${profile.apiBaseUrl}/consents`;
  const headers = { 'x-api-key': apiKey, authorization: `Bearer ${token}` };
  const answer = await door.send({
    realmId: profile.id,
    kind: 'list',
    method: 'GET',
    url,
    origin: url,
    headers,
  });
  if (answer.status !== 200) throw httpFailure(answer);
  return { count: JSON.parse(answer.body).data.length };
};

async function run(more = {}, probeConsents = probe) {
  const told: StageResult[] = [];
  const profile = profileFor(simulator, {
    clientId: simulator.realm('sandbox').credentials.clientId,
    ...more,
  });
  const report = await testConnection(
    { door, clock: systemClock, probeConsents },
    { profile, credentials, onStage: (result) => told.push(result) },
  );
  expect(JSON.stringify([report, told])).not.toContain(canary);
  expect(told.filter(({ state }) => state !== 'running')).toEqual(report.stages);
  return report;
}

/** The stage that failed and why; everything before it passed and everything after it was skipped. */
async function failureOf(more = {}, probeConsents = probe) {
  const { stages, passed } = await run(more, probeConsents);
  const at = stages.findIndex(({ state }) => state === 'failed');
  expect(passed).toBe(false);
  expect(stages.map(({ state }) => state)).toEqual(
    stages.map((_, index) => (index < at ? 'passed' : index === at ? 'failed' : 'skipped')),
  );
  const { stage, failure } = stages[at] ?? expect.fail('nothing failed');
  return { stage, kind: failure?.kind, field: failure?.field };
}

it('passes with the right credentials, one token and one list', async () => {
  const { stages, passed } = await run();
  expect(passed).toBe(true);
  expect(stages.map(({ stage, detail }) => [stage, detail])).toEqual([
    ['reach-login', `${new URL(simulator.loginBaseUrl).host} answers`],
    ['discovery', `${simulator.loginBaseUrl}/realms/sandbox`],
    ['token', 'token valid for 15 minutes'],
    ['api-key', 'accepted'],
    ['list-consents', 'consents can be read'],
  ]);
  expect(simulator.journal.count({ endpoint: 'token' })).toBe(1);
  expect(simulator.journal.count({ endpoint: 'list' })).toBe(1);
});

it('tells each stage as it begins', async () => {
  const onStage = vi.fn();
  await testConnection(
    { door, clock: systemClock, probeConsents: probe },
    { profile: profileFor(simulator, { realmName: 'typo' }), credentials, onStage },
  );
  expect(onStage.mock.calls.map(([{ stage, state }]) => `${stage} ${state}`)).toEqual([
    'reach-login running',
    'reach-login passed',
    'discovery running',
    'discovery failed',
    'token skipped',
    'api-key skipped',
    'list-consents skipped',
  ]);
});

describe('a typo', () => {
  it.each<[string, object, TestStage, FailureKind, string]>([
    [
      'in the login host',
      { loginBaseUrl: 'http://127.0.0.1:1' },
      'reach-login',
      'host-unreachable',
      'loginBaseUrl',
    ],
    [
      'in the scheme',
      { loginBaseUrl: 'http://login.wych.test' },
      'reach-login',
      'insecure-address',
      'loginBaseUrl',
    ],
    ['in the realm', { realmName: 'sandbx' }, 'discovery', 'realm-unknown', 'realmName'],
    ['in the client id', { clientId: 'clinet' }, 'token', 'wrong-secret', 'clientSecret'],
    ['in the API host', { apiBaseUrl: 'http://127.0.0.1:1/v4' }, 'api-key', 'host-unreachable', 'apiBaseUrl'],
  ])('%s shows at its stage and field', async (_, more, stage, kind, field) => {
    expect(await failureOf(more)).toEqual({ stage, kind, field });
  });

  it('in the API path shows at the list', async () => {
    const apiBaseUrl = `${simulator.apiBaseUrl}/typo`;
    expect(await failureOf({ apiBaseUrl })).toEqual({
      stage: 'list-consents',
      kind: 'not-found',
      field: 'apiBaseUrl',
    });
  });

  it('in the secret shows at the token, and is not shown', async () => {
    credentials = { ...credentials, clientSecret: `${canary}x` };
    expect(await failureOf()).toEqual({ stage: 'token', kind: 'wrong-secret', field: 'clientSecret' });
  });

  it('in the API key shows at the key', async () => {
    credentials = { ...credentials, apiKey: 'typo' };
    expect(await failureOf()).toEqual({ stage: 'api-key', kind: 'api-key-refused', field: 'apiKey' });
  });
});

it.each([
  ['clientSecret', 'token'],
  ['apiKey', 'api-key'],
] as const)('names a missing %s', async (field, stage) => {
  credentials = { ...credentials, [field]: null };
  expect(await failureOf()).toEqual({ stage, kind: 'secret-missing', field });
});

it.each([
  [
    'a missing scope',
    () => fault.status(403, {}, { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' }),
    'scope-missing',
  ],
  ['a refused token', () => fault.unauthorized(), 'token-refused'],
  ['an outage', () => fault.status(500), 'server-error'],
] as const)('tells %s at the list', async (_, what, kind) => {
  simulator.faults.add({ match: { endpoint: 'list' }, fault: what() });
  expect(await failureOf()).toMatchObject({ stage: 'list-consents', kind });
});

it('blames the clock for a fresh token that is refused', async () => {
  simulator.faults.add({ match: { endpoint: 'token' }, fault: fault.clockSkew(-3600) });
  simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.unauthorized() });
  expect(await failureOf()).toMatchObject({ stage: 'list-consents', kind: 'clock-skew' });
});

it('hides the words of a bug, and stops where it is told to', async () => {
  expect(await failureOf({}, () => Promise.reject(new Error(canary)))).toMatchObject({
    stage: 'api-key',
    kind: 'bug',
  });
  const cancelled = fail('cancelled', 'words', 'hint');
  expect(await failureOf({}, () => Promise.reject(cancelled))).toMatchObject({
    stage: 'api-key',
    kind: 'cancelled',
  });
});
