import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../shared/failure';
import { type Drift, driftSchema } from '../../../shared/revocation';
import { anna } from '../../customers/for-tests';
import type { CallContext } from '../../wych/wych-client-calls';
import { failureOf } from '../plan-file/plan-file-for-tests';
import { gate, production, type sandbox, TestApp } from '../run/run-for-tests';
import { DriftChecks } from './drift';

let app: TestApp;
let told: Drift[];
let checks: DriftChecks;

beforeEach(() => {
  app = new TestApp();
  told = [];
  checks = checksOf(app.server);
});

const checksOf = (
  api: ConstructorParameters<typeof DriftChecks>[0]['api'],
  desk: Pick<TestApp['desk'], 'find' | 'learn'> = app.desk,
) =>
  new DriftChecks({
    desk,
    api,
    realms: {
      get: (realmId) => {
        const profile = app.realms.get(realmId);
        if (!profile) throw fail('not-found', 'This realm is no longer there.', 'Choose another.');
        return profile;
      },
    },
    visits: app.visits,
    tell: (drift) => told.push(driftSchema.parse(drift)),
    clock: app.clock,
  });

const set = (name: string, more: Record<string, unknown>) =>
  app.server.records.set(name, { ...app.server.records.get(name), ...more });
const down = fail('host-unreachable', 'The API cannot be reached.', 'Try later.');

describe('each consent is read again', () => {
  it('and counted as what it is now, with the difference in plain words', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 5), ...app.server.add('prod', 1));
    set('sandbox/c1', { status: 'Revoked' });
    set('sandbox/c2', { permissions: ['ReadPAN'] });
    set('sandbox/c3', { user: { id: 'u3', name: 'Canary the second', email: 'canary3@example.com' } });
    app.server.records.delete('sandbox/c4');
    app.server.onRead = (name) => {
      if (name === 'prod/c0') throw down;
    };
    const drift = driftSchema.parse(await checks.checkDrift({ planId }));
    expect(drift).toEqual({
      planId,
      state: 'complete',
      checked: 6,
      total: 6,
      same: 1,
      changed: 2,
      ended: 1,
      gone: 1,
      unreadable: 1,
      examples: [
        {
          index: 1,
          ref: { realmId: 'sandbox', consentId: 'c1' },
          differences: ['The status was Active, and is now Revoked.'],
        },
        {
          index: 2,
          ref: { realmId: 'sandbox', consentId: 'c2' },
          differences: ['Permissions were added: ReadPAN.'],
        },
        {
          index: 3,
          ref: { realmId: 'sandbox', consentId: 'c3' },
          differences: ['The customer’s name or e-mail address has changed.'],
        },
        {
          index: 4,
          ref: { realmId: 'sandbox', consentId: 'c4' },
          differences: ['The realm does not have it any more.'],
        },
        {
          index: 5,
          ref: { realmId: 'prod', consentId: 'c0' },
          differences: ['It could not be read: The API cannot be reached.'],
        },
      ],
    });
    expect(JSON.stringify(drift)).not.toMatch(/canary/i);
    expect(told.at(-1)).toEqual(drift);
  });

  it('is asked twice before it is called gone', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 2));
    let misses = 0;
    app.server.onRead = (name) => {
      if (name === 'sandbox/c0' && misses++ === 0) throw fail('not-found', 'Not there.', '', { status: 404 });
    };
    expect(await checks.checkDrift({ planId })).toMatchObject({ same: 2, gone: 0 });
  });

  it('one that had ended when it was chosen, and still is so, is the same; one that lives again has changed', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 3, { status: 'Revoked' }));
    set('sandbox/c1', { status: 'Active' });
    set('sandbox/c2', { status: 'Expired' });
    expect(await checks.checkDrift({ planId })).toMatchObject({ same: 1, changed: 2, ended: 0 });
  });

  it('and is shown as it is from then on, with the names that a plan file has not', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 2));
    const { plan } = app.desk.find(planId);
    await app.desk.adopt(plan, { name: 'plan.json', reason: 'Because', byMyself: false });
    const first = () => app.desk.items({ planId, from: 0, limit: 1 }).items[0]?.consent.customer.name;
    expect(first()).toBe('');
    await checks.checkDrift({ planId });
    expect(first()).toBe('Canary 0');
  });

  it('gives a hundred examples at most, and counts the rest', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 130));
    for (const name of app.server.records.keys()) set(name, { status: 'Revoked' });
    const drift = await checks.checkDrift({ planId });
    expect(drift).toMatchObject({ ended: 130, checked: 130 });
    expect(drift.examples.map(({ index }) => index)).toEqual(Array.from({ length: 100 }, (_, nth) => nth));
  });
});

describe('while it is going on', () => {
  it('a realm is asked for eight at a time, and another realm beside it', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 30), ...app.server.add('prod', 30));
    const busy = { sandbox: 0, prod: 0 };
    const most = { sandbox: 0, prod: 0 };
    const api = {
      showConsent: async (profile: typeof sandbox, id: string) => {
        const realm = profile.id as keyof typeof busy;
        most[realm] = Math.max(most[realm], ++busy[realm]);
        await turn();
        busy[realm] -= 1;
        return app.server.showConsent(profile, id);
      },
    };
    expect(await checksOf(api).checkDrift({ planId })).toMatchObject({ same: 60 });
    expect(most).toEqual({ sandbox: 8, prod: 8 });
  });

  it('it is told at most four times a second', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 200));
    app.server.onRead = () => app.clock.advance(10);
    await checks.checkDrift({ planId });
    const seconds = (200 * 10) / 1000;
    expect(told.length).toBeLessThanOrEqual(seconds * 4 + 2);
    expect(told.length).toBeGreaterThan(seconds * 2);
    expect(told.map(({ state }) => state)).toEqual([...told.slice(1).map(() => 'checking'), 'complete']);
    expect(told.map(({ checked }) => checked)).toEqual(
      [...told].map(({ checked }) => checked).sort((a, b) => a - b),
    );
  });

  it('who asks again gets the one under way; afterwards a new one begins', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 3));
    const [first, second] = await Promise.all([checks.checkDrift({ planId }), checks.checkDrift({ planId })]);
    expect(second).toBe(first);
    expect(app.server.read).toHaveLength(3);
    await checks.checkDrift({ planId });
    expect(app.server.read).toHaveLength(6);
  });

  it('it can be stopped, and what is in hand is not waited for', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 100));
    const { passed, open } = gate();
    let signal: AbortSignal | undefined;
    let reads = 0;
    const api = {
      showConsent: async (profile: typeof sandbox, id: string, context?: CallContext) => {
        signal = context?.signal;
        if (++reads > 20) await passed;
        return app.server.showConsent(profile, id);
      },
    };
    checks = checksOf(api);
    const checked = checks.checkDrift({ planId });
    while (reads <= 20) await turn();
    checks.stopCheck({ planId });
    const drift = await checked;
    expect(drift).toMatchObject({ state: 'stopped', total: 100 });
    expect(drift.checked).toBeLessThan(30);
    expect(signal?.aborted).toBe(true);
    const before = told.length;
    app.clock.advance(1000);
    open();
    for (let nth = 0; nth < 20; nth++) await turn();
    expect(told).toHaveLength(before);
    expect(reads).toBeLessThan(30);
  });

  it('it ends when the plan is forgotten or run', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 50));
    app.server.onRead = () => app.desk.forget({ planId });
    expect(await checks.checkDrift({ planId })).toMatchObject({ state: 'stopped' });
    expect(app.server.read.length).toBeLessThan(20);
  });

  it('stopping what is not going on does nothing; a plan that is not there is told', async () => {
    checks.stopCheck({ planId: 'none' });
    expect(await failureOf(checks.checkDrift({ planId: 'none' }))).toMatchObject({ kind: 'not-found' });
    expect(told).toEqual([]);
  });
});

describe('a realm that cannot be read', () => {
  it('is not asked any more after five in a row; another is', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 60), ...app.server.add('prod', 60));
    app.server.onRead = (name) => {
      if (name.startsWith('prod')) throw down;
    };
    const drift = await checks.checkDrift({ planId });
    expect(drift).toMatchObject({ state: 'complete', same: 60, unreadable: 60 });
    expect(app.server.read.filter((name) => name.startsWith('prod')).length).toBeLessThan(5 + 8);
  });

  it('is still asked while some of it can be', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 60));
    app.server.onRead = (name) => {
      if (Number(name.split('c').at(-1)) % 5 !== 0) throw down;
    };
    expect(await checks.checkDrift({ planId })).toMatchObject({ same: 12, unreadable: 48 });
    expect(app.server.read).toHaveLength(60);
  });

  it.each([
    [
      'was changed',
      () => void app.realms.set('prod', { ...production, apiBaseUrl: 'https://api.evil.example' }),
      /settings of this realm were changed/,
    ],
    ['is gone', () => void app.realms.delete('prod'), /no longer there/],
  ])('because it %s is not asked at all', async (_, change, words) => {
    const planId = await app.plan(...app.server.add('sandbox', 3), ...app.server.add('prod', 3));
    change();
    const drift = await checks.checkDrift({ planId });
    expect(drift).toMatchObject({ same: 3, unreadable: 3 });
    expect(drift.examples[0]?.differences[0]).toMatch(words);
    expect(app.server.read.filter((name) => name.startsWith('prod'))).toEqual([]);
  });
});

it('a bug is not told as drift', async () => {
  const planId = await app.plan(...app.server.add('sandbox', 3));
  app.server.onRead = () => {
    throw new TypeError('oops');
  };
  await expect(checks.checkDrift({ planId })).rejects.toThrow('oops');
});

describe('a plan on behalf of a customer', () => {
  const planOfAnnas = (count: number) => {
    const visitId = app.visits.begin('sandbox');
    return app.planIn(visitId, ...app.server.add('sandbox', count, { user: { ...anna } }));
  };

  it('is checked in their context', async () => {
    const planId = await planOfAnnas(3);
    expect(await checks.checkDrift({ planId })).toMatchObject({ state: 'complete', same: 3 });
    expect(app.server.subjects).toEqual([anna.id, anna.id, anna.id]);
  });

  it('and not as the client when the visit is over: nothing can be read then', async () => {
    const planId = await planOfAnnas(20);
    app.endVisit();
    const drift = await checks.checkDrift({ planId });
    expect(drift).toMatchObject({ state: 'complete', unreadable: 20 });
    expect(drift.examples[0]?.differences[0]).toContain(anna.id);
    expect(app.server.read).toEqual([]);
  });
});
