import { beforeEach, describe, expect, it } from 'vitest';
import type { ConsentDetail } from '../../shared/consent';
import { type FailureError, fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { revocationPlanSchema, revocationReportSchema } from '../../shared/revocation';
import { decodeDetail } from '../wych/consent-codec';
import { profileFor } from '../wych/network-door-testing';
import { HastyClock } from '../wych/wych-client-testing';
import type { ConsentApi } from './attempt';
import { RevocationService } from './revocation-service';

const servers = { loginBaseUrl: 'https://login.example.com', apiBaseUrl: 'https://api.example.com/v4' };
const production = { id: 'prod', name: 'Wych NZ', environment: 'production', realmName: 'partner' } as const;

/** A server with one record for each realm. */
class FakeApi implements ConsentApi {
  records: Record<string, object> = {};
  sent: string[] = [];
  reads = 0;
  revoke: () => void | Promise<void> = () => undefined;

  async showConsent(profile: RealmProfile, consentId: string): Promise<ConsentDetail> {
    this.reads += 1;
    const provenance = { raw: '{}', readAt: 1 };
    const detail = decodeDetail(profile.id, consentId, this.records[profile.id], provenance);
    if (!detail) throw fail('not-found', 'Not there.', 'Look again.', { status: 404 });
    return detail;
  }

  async revokeConsent(profile: RealmProfile, consentId: string) {
    this.sent.push(`${profile.id}/${consentId}`);
    await this.revoke();
    this.records[profile.id] = { ...this.records[profile.id], status: 'Revoked' };
    return { kind: 'accepted', status: 204, requestId: undefined } as const;
  }
}

let api: FakeApi;
let realms: Map<string, RealmProfile>;
let clock: HastyClock;
let service: RevocationService;
const sandbox = { realmId: 'sandbox', consentId: 'c1' };
const prod = { realmId: 'prod', consentId: 'c1' };

beforeEach(() => {
  api = new FakeApi();
  api.records = { sandbox: { id: 'c1', status: 'Active' }, prod: { id: 'c1', status: 'Active' } };
  clock = new HastyClock();
  realms = new Map([
    ['sandbox', profileFor(servers)],
    ['prod', profileFor(servers, production)],
  ]);
  const get = (realmId: string) => {
    const profile = realms.get(realmId);
    if (!profile) throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
    return profile;
  };
  service = new RevocationService({ api, realms: { get }, clock });
});

const failureOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: FailureError) => error.failure,
  );
const order = (planId: string, more = {}) => ({ planId, reason: 'Asked by customer', ...more });

it('is settled once what was sent has its outcome', async () => {
  let answer = () => {};
  api.revoke = () => new Promise((resolve) => (answer = resolve));
  const { planId } = await service.prepare(sandbox);
  const run = service.run(order(planId));
  let isSettled = false;
  const settled = service.settled().then(() => {
    isSettled = true;
  });
  while (api.sent.length === 0) await Promise.resolve();
  expect(isSettled).toBe(false);
  answer();
  await settled;
  expect((await run).outcome.kind).toBe('revoked');
});

it('refuses a plan whose realm has come to lead elsewhere by another route', async () => {
  const { planId } = await service.prepare(sandbox);
  realms.set('sandbox', { ...profileFor(servers), routes: { revoke: '/other/{consentId}' } });
  expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'conflict' });
  expect(api.sent).toEqual([]);
});

it('prepares, runs and reports', async () => {
  const plan = revocationPlanSchema.parse(await service.prepare(sandbox));
  expect(plan).toMatchObject({ ref: sandbox, revocable: true, asksRealmName: false, realmName: 'Sandbox' });
  const report = revocationReportSchema.parse(await service.run(order(plan.planId, { ticket: 'T-1' })));
  expect(report).toMatchObject({
    plan,
    reason: 'Asked by customer',
    ticket: 'T-1',
    outcome: { kind: 'revoked', after: { status: 'revoked', realmId: 'sandbox' } },
  });
  expect(api.sent).toEqual(['sandbox/c1']);
});

it('says before anything is sent that a consent has ended', async () => {
  api.records.sandbox = { id: 'c1', status: 'Expired' };
  const plan = await service.prepare(sandbox);
  expect(plan.revocable).toBe(false);
  expect((await service.run(order(plan.planId))).outcome.kind).toBe('already-ended');
  expect(api.sent).toEqual([]);
});

it('does not send what has changed since it was chosen', async () => {
  const plan = await service.prepare(sandbox);
  api.records.sandbox = { id: 'c1', status: 'Active', recipient: 'Somebody else' };
  const { outcome } = await service.run(order(plan.planId));
  expect(outcome).toMatchObject({ kind: 'changed', differences: [expect.stringContaining('Somebody else')] });
  expect(api.sent).toEqual([]);
});

describe('a plan', () => {
  it('sends once, however often and however fast it is run', async () => {
    const { planId } = await service.prepare(sandbox);
    let answer = () => {};
    api.revoke = () => new Promise<void>((resolve) => (answer = resolve));
    const runs = [service.run(order(planId)), service.run(order(planId)), service.run(order(planId))];
    while (api.sent.length === 0) await Promise.resolve();
    answer();
    const [first, ...others] = await Promise.all(runs);
    for (const other of [...others, await service.run(order(planId, { reason: 'Another' }))]) {
      expect(other).toEqual(first);
    }
    expect(api.sent).toHaveLength(1);
  });

  it('sends no second time after a bug', async () => {
    const { planId } = await service.prepare(sandbox);
    api.revoke = () => {
      throw new Error('a bug');
    };
    await expect(service.run(order(planId))).rejects.toThrow('a bug');
    await expect(service.run(order(planId))).rejects.toThrow('a bug');
    expect(api.sent).toHaveLength(1);
  });

  it('cannot be changed by who got it', async () => {
    const plan = await service.prepare(sandbox);
    const { planId } = plan;
    plan.ref.realmId = 'prod';
    plan.ref.consentId = 'other';
    plan.before.status = 'pending';
    await service.run(order(planId));
    expect(api.sent).toEqual(['sandbox/c1']);
  });

  it('is refused when it is unknown, or too old', async () => {
    expect(await failureOf(service.run(order('made-up')))).toMatchObject({ kind: 'not-found' });
    const { planId } = await service.prepare(sandbox);
    await clock.sleep(30 * 60_000);
    expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'not-found' });
    expect(api.sent).toEqual([]);
  });

  it('is one of a bounded number', async () => {
    const { planId } = await service.prepare(sandbox);
    for (let count = 0; count < 100; count++) await service.prepare(sandbox);
    expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'not-found' });
  });
});

describe('in production', () => {
  it.each([undefined, '', ' ', 'Wych', 'wych nz', 'partner', 'Wych NZ!'])(
    '%j does not confirm',
    async (typedRealmName) => {
      const plan = await service.prepare(prod);
      expect(plan.asksRealmName).toBe(true);
      const failure = await failureOf(service.run(order(plan.planId, { typedRealmName })));
      expect(failure).toMatchObject({ kind: 'confirmation-missing', field: 'typedRealmName' });
      expect(api).toMatchObject({ sent: [], reads: 1 });
      await service.run(order(plan.planId, { typedRealmName: 'Wych NZ' }));
      expect(api.sent).toEqual(['prod/c1']);
    },
  );

  it('an empty name never matches', async () => {
    realms.set('prod', { ...profileFor(servers, production), name: ' ' });
    const { planId } = await service.prepare(prod);
    const failure = await failureOf(service.run(order(planId, { typedRealmName: ' ' })));
    expect(failure).toMatchObject({ kind: 'confirmation-missing' });
  });
});

describe('a realm that is no longer the one it was', () => {
  it.each<[string, Partial<RealmProfile>]>([
    ['another API', { apiBaseUrl: 'https://other.example.com/v4' }],
    ['another login', { loginBaseUrl: 'https://other.example.com' }],
    ['another realm name', { realmName: 'other' }],
    ['another environment', { environment: 'production' }],
    ['another name', { name: 'Renamed' }],
  ])('%s: nothing is sent', async (_, change) => {
    const { planId } = await service.prepare(sandbox);
    const before = realms.get('sandbox') as RealmProfile;
    realms.set('sandbox', { ...before, ...change });
    const typedRealmName = change.name ?? before.name;
    expect(await failureOf(service.run(order(planId, { typedRealmName })))).toMatchObject({
      kind: 'conflict',
    });
    realms.set('sandbox', before);
    expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'not-found' });
    expect(api).toMatchObject({ sent: [], reads: 1 });
  });

  it('removed: nothing is sent', async () => {
    const { planId } = await service.prepare(sandbox);
    realms.delete('sandbox');
    expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'not-found' });
    expect(api.sent).toEqual([]);
  });

  it('a profile edited in place is noticed too', async () => {
    const { planId } = await service.prepare(sandbox);
    Object.assign(realms.get('sandbox') as object, { apiBaseUrl: 'https://other.example.com' });
    expect(await failureOf(service.run(order(planId)))).toMatchObject({ kind: 'conflict' });
  });

  it('its colour may change', async () => {
    const { planId } = await service.prepare(sandbox);
    const before = realms.get('sandbox') as RealmProfile;
    realms.set('sandbox', { ...before, accent: 'red' });
    expect((await service.run(order(planId))).outcome.kind).toBe('revoked');
  });
});
