import { afterEach, expect, it } from 'vitest';
import type { Consent } from '../../shared/consent';
import type { FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { fault, type ListShape, type PagingStyle, type RealmOptions, startTrap } from '../../simulator/index';
import type { WychClient } from './wych-client';
import { startTestClient, type TestClient } from './wych-client-testing';

const open: TestClient[] = [];
afterEach(async () => {
  for (const { simulator } of open.splice(0)) await simulator.close();
});

async function start(options: Partial<RealmOptions> = {}): Promise<TestClient> {
  const started = await startTestClient({ fetch, realms: [{ name: 'sandbox', consents: 250, ...options }] });
  open.push(started);
  return started;
}

interface Listed {
  consents: Consent[];
  unreadable: number;
  repeated: number;
  failure: FailureError['failure'] | undefined;
}

async function listAll(client: WychClient, profile: RealmProfile): Promise<Listed> {
  const listed: Listed = { consents: [], unreadable: 0, repeated: 0, failure: undefined };
  try {
    for await (const part of client.listConsents(profile)) {
      listed.consents.push(...part.records);
      listed.unreadable += part.unreadable;
      listed.repeated += part.repeated;
    }
  } catch (error) {
    listed.failure = (error as FailureError).failure;
  }
  return listed;
}

const failureOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: FailureError) => error.failure,
  );

const styles: PagingStyle[] = ['none', 'page', 'links', 'link-header', 'cursor'];
const listShapes: ListShape[] = ['array', 'data', 'consents', 'items', 'content', 'results'];
const combinations = styles.flatMap((paging) => listShapes.map((listShape) => ({ paging, listShape })));

it.each(
  combinations.filter(({ paging, listShape }) => listShape !== 'array' || !/^(links|cursor)$/.test(paging)),
)('lists every consent once with paging $paging and shape $listShape', async (options) => {
  const { client, profile, simulator } = await start({ ...options, maxPageSize: 60 });
  const { consents, failure } = await listAll(client, profile());
  expect(failure).toBeUndefined();
  expect(consents.map(({ id }) => id).sort()).toEqual(simulator.realm('sandbox').consents.ids().sort());
});

it('reads every shape of record to the same consents', async () => {
  const ids = new Set<string>();
  for (const recordShape of ['wych', 'obie', 'pnz', 'cdr', 'mixed'] as const) {
    const { client, profile } = await start({ recordShape });
    const { consents, unreadable } = await listAll(client, profile());
    expect(unreadable).toBe(0);
    expect(consents.filter(({ status }) => status === 'other').length).toBeLessThanOrEqual(1);
    for (const consent of consents) {
      ids.add(consent.id);
      expect(consent.recipient.name, recordShape).not.toBe('');
      expect(consent.customer.id, recordShape).not.toBe('');
      expect(consent.createdAt, recordShape).not.toBeNull();
      if (recordShape !== 'cdr') expect(consent.permissions.length, recordShape).toBeGreaterThan(0);
    }
  }
  expect(ids.size).toBe(250);
});

it.each(['never-ending', 'same-page'] as const)('stops a list that is %s, and says so', async (how) => {
  const { client, profile, simulator } = await start({ maxPageSize: 60 });
  simulator.faults.add({ fault: fault.paging(how) });
  const { consents, failure } = await listAll(client, profile());
  expect(failure).toMatchObject({ kind: 'contract', message: expect.stringContaining('repeats itself') });
  expect(consents.length).toBe(how === 'same-page' ? 60 : 250);
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(6);
});

it('stops at a link to the page that it is on', async () => {
  const { client, profile, simulator } = await start({ paging: 'links', maxPageSize: 60 });
  simulator.faults.add({ fault: fault.paging('same-link') });
  expect((await listAll(client, profile())).failure).toMatchObject({ kind: 'contract' });
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(2);
});

it('merges pages that overlap, and counts', async () => {
  const { client, profile, simulator } = await start({ maxPageSize: 60 });
  simulator.faults.add({ fault: fault.paging('overlapping') });
  const { consents, repeated, failure } = await listAll(client, profile());
  expect(failure).toBeUndefined();
  expect(new Set(consents.map(({ id }) => id)).size).toBe(250);
  expect(consents.length).toBe(250);
  expect(repeated).toBeGreaterThan(100);
});

it.each(['links', 'link-header'] as const)('asks nothing of a foreign origin named by %s', async (paging) => {
  const trap = await startTrap();
  const { client, profile, simulator } = await start({ paging, maxPageSize: 60 });
  simulator.faults.add({ fault: fault.paging({ nextOrigin: trap.origin }) });
  const { consents, failure } = await listAll(client, profile());
  expect(failure).toMatchObject({ kind: 'foreign-endpoint' });
  expect(consents.length).toBe(60);
  expect(trap.requests).toHaveLength(0);
  await trap.close();
});

it.each([
  ['html', fault.html(), /web page/],
  ['torn', fault.tornJson('whole answer'), /breaks off or is damaged/],
  ['empty', fault.emptyBody(), /nothing at all/],
  ['null', fault.nullBody(), /null/],
  ['a number', fault.status(200, '7'), /a single number/],
  ['prose', fault.status(200, 'Service is up.'), /not JSON/],
  ['another shape', fault.status(200, { hello: { secret: 'mallory' } }), /without a list/],
])('says what came instead of a list: %s', async (_, instead, words) => {
  const { client, profile, simulator } = await start();
  simulator.faults.add({ match: { endpoint: 'list' }, fault: instead });
  const { failure } = await listAll(client, profile());
  expect(failure).toMatchObject({ kind: 'contract', message: expect.stringMatching(words) });
  expect(JSON.stringify(failure)).not.toContain('mallory');
  expect(failure?.hint).not.toBe('');
});

it('counts what it cannot read and shows the rest', async () => {
  const { client, profile, simulator } = await start({ consents: 5 });
  const { consents } = simulator.realm('sandbox');
  consents.insert({ status: 'Authorised' }, 'without-id');
  consents.insert(null, 'nothing');
  consents.insert(['a'], 'list');
  const listed = await listAll(client, profile());
  expect(listed).toMatchObject({ unreadable: 3, failure: undefined });
  expect(listed.consents).toHaveLength(5);
});

it('shows one consent with the body as received', async () => {
  const { client, profile, simulator } = await start({ recordShape: 'obie' });
  const [id = ''] = simulator.realm('sandbox').consents.ids();
  const detail = await client.showConsent(profile(), id);
  expect(detail.consent).toMatchObject({ id, realmId: 'sandbox' });
  expect(detail.raw).toBe(JSON.stringify(simulator.realm('sandbox').consents.get(id)));
  expect(detail.requestId).toBeDefined();
});

it('never takes another consent for the one it asked for', async () => {
  const { client, profile, simulator } = await start();
  const { consents } = simulator.realm('sandbox');
  const [asked = '', another = ''] = consents.ids();
  simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.status(200, consents.get(another)) });
  expect(await failureOf(client.showConsent(profile(), asked))).toMatchObject({ kind: 'contract' });
});

it('names the realm whose API key is missing, and asks nothing', async () => {
  const { client, profile, secrets, simulator } = await start();
  secrets.values.delete('sandbox/apiKey');
  const failure = await failureOf(client.showConsent(profile(), 'any'));
  expect(failure).toMatchObject({ kind: 'secret-missing', field: 'apiKey' });
  expect(failure?.message).toContain('sandbox');
  expect(simulator.journal.count()).toBe(0);
});

it('replaces a refused token once', async () => {
  const { client, profile, simulator } = await start();
  const [id = ''] = simulator.realm('sandbox').consents.ids();
  await client.showConsent(profile(), id);
  simulator.realm('sandbox').tokens.revokeAll();
  await client.showConsent(profile(), id);
  expect(simulator.journal.count({ endpoint: 'token' })).toBe(2);
});

it('gives up on tokens that are refused without end', async () => {
  const { client, profile, simulator } = await start();
  simulator.faults.add({ match: { endpoint: 'consent' }, fault: fault.unauthorized() });
  for (let time = 0; time < 5; time++) {
    expect(await failureOf(client.showConsent(profile(), 'any'))).toMatchObject({ kind: 'token-refused' });
  }
  expect(simulator.journal.count({ endpoint: 'token' })).toBeLessThanOrEqual(2);
});

it('tells a wrong API key from a missing scope', async () => {
  const wrongKey = await start();
  wrongKey.secrets.values.set('sandbox/apiKey', 'wrong');
  expect((await listAll(wrongKey.client, wrongKey.profile())).failure).toMatchObject({
    kind: 'api-key-refused',
  });
  const noScope = await start({ scopes: ['READ:APP_USERS'] });
  expect((await listAll(noScope.client, noScope.profile())).failure).toMatchObject({ kind: 'scope-missing' });
});

it('stops asking when it is aborted', async () => {
  const { client, profile, simulator } = await start({ maxPageSize: 10 });
  const abort = new AbortController();
  const list = client.listConsents(profile(), { signal: abort.signal });
  await list.next();
  abort.abort();
  expect(await failureOf(list.next())).toMatchObject({ kind: 'cancelled' });
  expect(simulator.journal.count({ endpoint: 'list' })).toBe(1);
});

it.each(['DELETE', 'POST'] as const)('revokes by %s, once', async (revokeMethod) => {
  const { client, profile, simulator } = await start({ revokeRoutes: [revokeMethod] });
  const { consents } = simulator.realm('sandbox');
  const [id = ''] = consents.ids({ statuses: ['Active'] });
  const answer = await client.revokeConsent(
    profile(0, { routes: { revokeMethod } }),
    id,
    'asked by customer',
  );
  expect(answer.kind).toBe('accepted');
  expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(1);
  if (revokeMethod === 'POST') expect(JSON.stringify(consents.get(id))).toContain('asked by customer');
});

it.each([
  ['a dropped connection', fault.drop('after commit'), 'unclear', 1],
  ['500', fault.status(500), 'unclear', 1],
  ['503 with Retry-After', fault.status(503, {}, { 'Retry-After': '1' }), 'unclear', 1],
  ['409', fault.status(409), 'unclear', 1],
  ['404', fault.status(404), 'absent', 1],
  ['400', fault.status(400), 'refused', 1],
  ['429', fault.throttled(2), 'refused', 3],
  ['401', fault.unauthorized(), 'refused', 2],
])('after %s it says what is known, and does not send blindly', async (_, strike, kind, sent) => {
  const { client, profile, simulator } = await start();
  const [id = ''] = simulator.realm('sandbox').consents.ids({ statuses: ['Active'] });
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: strike });
  expect((await client.revokeConsent(profile(), id, 'reason')).kind).toBe(kind);
  expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(sent);
});

it('waits as long as a throttling server asks before it sends a revoke again', async () => {
  const { client, profile, simulator, clock } = await start();
  const [id = ''] = simulator.realm('sandbox').consents.ids({ statuses: ['Active'] });
  simulator.faults.add({ match: { endpoint: 'revoke', times: 1 }, fault: fault.throttled(7) });
  expect((await client.revokeConsent(profile(), id, 'reason')).kind).toBe('accepted');
  expect(clock.slept).toContain(7000);
});

it('does not wait for longer than an operator would', async () => {
  const { client, profile, simulator } = await start();
  simulator.faults.add({ match: { endpoint: 'revoke' }, fault: fault.throttled(3600) });
  expect((await client.revokeConsent(profile(), 'any', 'reason')).kind).toBe('refused');
  expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(1);
});
