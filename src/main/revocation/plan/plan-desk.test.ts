import { beforeEach, describe, expect, it } from 'vitest';
import type { Consent } from '../../../shared/consent';
import type { FailureError } from '../../../shared/failure';
import { planItemsSchema, planLimit, planReviewSchema } from '../../../shared/revocation';
import { production, sandbox, TestApp } from '../run/run-for-tests';
import { freeze, type Plan } from './plan';
import { PlanDrafts } from './plan-drafts';
import { planHash } from './plan-hash';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

const failureOf = (act: () => unknown) =>
  Promise.resolve()
    .then(act)
    .then(
      () => undefined,
      (error: FailureError) => error.failure?.kind,
    );
const review = async (...consents: Consent[]) => {
  const { draftId } = app.desk.choose({ draftId: null, consents });
  return planReviewSchema.parse(await app.desk.prepare({ draftId }));
};
const file = { name: 'plan.json', reason: 'Court order', ticket: 'T-1', byMyself: false };

describe('choosing', () => {
  it('in slices, each consent once', async () => {
    const consents = app.server.add('sandbox', 5);
    const { draftId } = app.desk.choose({ draftId: null, consents: consents.slice(0, 3) });
    expect(app.desk.choose({ draftId, consents: consents.slice(1) })).toEqual({ draftId, count: 5 });
    expect(await app.desk.prepare({ draftId })).toMatchObject({ count: 5, revocable: 5 });
    expect(await failureOf(() => app.desk.prepare({ draftId }))).toBe('not-found');
  });

  it('tells one id in two realms apart', async () => {
    expect(await review(...app.server.add('sandbox', 1), ...app.server.add('prod', 1))).toMatchObject({
      count: 2,
    });
  });

  it('refuses a realm that is not there, and a draft that is not', async () => {
    const consents = app.server.add('elsewhere', 1);
    expect(await failureOf(() => app.desk.choose({ draftId: null, consents }))).toBe('not-found');
    const known = app.server.add('sandbox', 1);
    expect(await failureOf(() => app.desk.choose({ draftId: 'made-up', consents: known }))).toBe('not-found');
    expect(await failureOf(() => app.desk.prepare({ draftId: 'made-up' }))).toBe('not-found');
  });

  it('is forgotten after ten minutes, and when others follow', async () => {
    const consents = app.server.add('sandbox', 2);
    const { draftId } = app.desk.choose({ draftId: null, consents });
    app.clock.advance(10 * 60_000);
    expect(await failureOf(() => app.desk.choose({ draftId, consents }))).toBe('not-found');
    const next = app.desk.choose({ draftId: null, consents });
    for (let nth = 0; nth < 4; nth++) app.desk.choose({ draftId: null, consents });
    expect(await failureOf(() => app.desk.prepare(next))).toBe('not-found');
  });

  it('ends where a plan would be too long', () => {
    const drafts = new PlanDrafts(() => 0, 3);
    const consents = app.server.add('sandbox', 4);
    const { draftId } = drafts.add(null, consents.slice(0, 3));
    expect(() => drafts.add(draftId, consents)).toThrow('at most 3');
    expect(() => drafts.take(draftId)).toThrow('no longer known');
    expect(planLimit).toBe(100_000);
  });

  it('nothing is never all', async () => {
    const { draftId } = app.desk.choose({ draftId: null, consents: [] });
    expect(await failureOf(() => app.desk.prepare({ draftId }))).toBe('invalid-input');
  });
});

describe('a plan of one consent', () => {
  it('says what it is now, not what the window showed', async () => {
    const [consent] = app.server.add('sandbox', 1);
    app.server.records.set('sandbox/c0', { ...app.server.records.get('sandbox/c0'), status: 'Expired' });
    const { sample, ...plan } = await review(consent as Consent);
    expect(plan).toMatchObject({ count: 1, revocable: 0, statuses: [{ status: 'expired', count: 1 }] });
    expect(sample).toEqual([]);
    expect(app.server.read).toEqual(['sandbox/c0']);
  });

  it('is none when the consent is gone', async () => {
    const [consent] = app.server.add('sandbox', 1);
    app.server.records.clear();
    expect(await failureOf(() => review(consent as Consent))).toBe('not-found');
  });

  it('of many, none is read', async () => {
    await review(...app.server.add('sandbox', 2));
    expect(app.server.read).toEqual([]);
  });
});

describe('the review', () => {
  it('counts everything', async () => {
    const many = app.server.add('sandbox', 30).map((consent, nth) => ({
      ...consent,
      recipient: { id: `r${nth % 25}`, name: `Recipient ${nth % 25}` },
    }));
    const ended = app.server
      .add('prod', 3)
      .map((consent, nth) => (nth === 0 ? consent : { ...consent, status: 'expired' as const }));
    const plan = await review(...many, ...ended);
    expect(plan).toMatchObject({
      count: 33,
      revocable: 31,
      customers: 31,
      preparedBy: 'anna@desk',
      realms: [
        { realmId: 'sandbox', name: 'Sandbox', environment: 'sandbox', count: 30, revocable: 30 },
        { realmId: 'prod', name: 'Wych NZ', environment: 'production', count: 3, revocable: 1 },
      ],
      statuses: [
        { status: 'active', count: 31 },
        { status: 'expired', count: 2 },
      ],
      otherRecipients: 6,
    });
    expect(plan.recipients).toHaveLength(20);
    expect(plan.recipients[0]).toEqual({ name: 'Moa', count: 3 });
    expect(plan.validUntil - plan.preparedAt).toBe(30 * 60_000);
    expect(plan.file).toBeUndefined();
  });

  it('shows of each realm something, and of each recipient', async () => {
    const plan = await review(
      ...app.server.add('sandbox', 50),
      ...app.server.add('prod', 1).map((consent) => ({ ...consent, recipient: { id: 'x', name: 'X' } })),
      ...app.server
        .add('prod', 3)
        .slice(1)
        .map((consent) => ({ ...consent, recipient: { id: 'y', name: 'Y' } })),
    );
    expect(plan.sample).toHaveLength(10);
    const shown = new Set(
      plan.sample.map(({ consent, realmName }) => `${realmName} ${consent.recipient.name}`),
    );
    expect(shown).toEqual(new Set(['Sandbox Moa', 'Wych NZ X', 'Wych NZ Y']));
    expect(new Set(plan.sample.map(({ index }) => index)).size).toBe(10);
  });

  it('gives the items in slices, all or some', async () => {
    const consents = app.server
      .add('sandbox', 9)
      .map((consent, nth) => (nth % 3 === 0 ? { ...consent, status: 'expired' as const } : consent));
    const { planId } = await review(...consents);
    const items = (more: { from: number; limit: number; only?: 'revocable' | 'ended' }) =>
      planItemsSchema.parse(app.desk.items({ planId, ...more }));
    expect(items({ from: 2, limit: 3 })).toMatchObject({
      total: 9,
      items: [{ index: 2 }, { index: 3, revocable: false }, { index: 4, consent: consents[4] }],
    });
    expect(items({ from: 1, limit: 9, only: 'ended' })).toMatchObject({
      total: 3,
      items: [{ index: 3 }, { index: 6 }],
    });
    expect(items({ from: 0, limit: 2, only: 'revocable' })).toMatchObject({
      total: 6,
      items: [{ index: 1 }, { index: 2 }],
    });
    expect(items({ from: 50, limit: 2 })).toEqual({ total: 9, items: [] });
  });
});

describe('a plan on the desk', () => {
  it('is forgotten on demand, after its time, and one of too many', async () => {
    const consents = app.server.add('sandbox', 2);
    const first = await review(...consents);
    app.desk.forget(first);
    expect(await failureOf(() => app.desk.find(first.planId))).toBe('not-found');
    const second = await review(...consents);
    app.clock.advance(30 * 60_000);
    expect(await failureOf(() => app.desk.find(second.planId))).toBe('not-found');
    const third = await review(...consents);
    for (let nth = 0; nth < 50; nth++) await review(...consents);
    expect(await failureOf(() => app.desk.find(third.planId))).toBe('not-found');
  });

  it('lives no longer for a clock that is set back', async () => {
    const { planId } = await review(...app.server.add('sandbox', 2));
    app.clock.advance(-1000);
    expect(await failureOf(() => app.desk.find(planId))).toBe('not-found');
  });
});

describe('a plan that came as a file', () => {
  const adopt = async () => {
    const { planId } = await review(...app.server.add('sandbox', 2), ...app.server.add('prod', 1));
    const { plan } = app.desk.find(planId);
    return { plan, adopted: planReviewSchema.parse(await app.desk.adopt(plan, file)) };
  };

  it('is reviewed like another, with its words and without names until they are read again', async () => {
    const { plan, adopted } = await adopt();
    expect(adopted).toMatchObject({ planId: plan.planId, count: 3, file, validUntil: plan.validUntil });
    expect(adopted.sample[0]?.consent).toMatchObject({
      id: 'c0',
      customer: { id: 'u0', name: '', email: '' },
    });
    app.desk.learn(plan.planId, 0, app.server.consent('sandbox', 'c0'));
    app.desk.learn(plan.planId, 1, app.server.consent('sandbox', 'c0'));
    app.desk.learn(plan.planId, 99, app.server.consent('sandbox', 'c0'));
    const { items } = app.desk.items({ planId: plan.planId, from: 0, limit: 9 });
    expect(items.map(({ consent }) => consent.customer.name)).toEqual(['Canary 0', '', '']);
  });

  it('is not opened again once it was run', async () => {
    const { plan } = await adopt();
    await app.start(plan.planId, file);
    await app.ended();
    expect(await failureOf(() => app.desk.adopt(plan, file))).toBe('conflict');
    expect(await failureOf(() => app.desk.find(plan.planId))).toBe('conflict');
  });

  it('may come from a computer whose clock is ahead, and is valid as long as it says', async () => {
    const { plan } = await adopt();
    const other: Plan = {
      ...plan,
      planId: 'p',
      preparedAt: app.clock.now() + 9000,
      validUntil: app.clock.now() + 86_400_000,
    };
    await app.desk.adopt(other, file);
    app.clock.advance(86_399_999);
    expect(app.desk.find('p').file).toEqual(file);
    app.clock.advance(1);
    expect(await failureOf(() => app.desk.find('p'))).toBe('not-found');
  });

  it('does not change with what handed it over', async () => {
    const { plan } = await adopt();
    const given = structuredClone(plan);
    await app.desk.adopt(given, file);
    (given.items as unknown[]).length = 0;
    expect(app.desk.find(plan.planId).plan.items).toHaveLength(3);
  });
});

describe('the hash', () => {
  const salt = '00ff';
  const base = (): Plan => ({
    planId: 'p1',
    salt,
    preparedAt: 1,
    validUntil: 2,
    preparedBy: 'anna@desk',
    realms: { sandbox, prod: production },
    items: [...app.server.add('sandbox', 2), ...app.server.add('prod', 1)].map((one) => freeze(one, salt)),
  });

  it('is the same on a computer that knows the realms by other ids and in another order', async () => {
    const plan = base();
    const renamed = {
      ...plan,
      realms: {
        b: { ...production, id: 'b', accent: 'red' as const, clientId: 'x' },
        a: { ...sandbox, id: 'a' },
      },
      items: plan.items.map((item) => ({ ...item, realmId: item.realmId === 'prod' ? 'b' : 'a' })),
    };
    expect(await planHash(renamed)).toBe(await planHash(plan));
    expect(await planHash(structuredClone(plan))).toBe(await planHash(plan));
  });

  it('is known for a known plan: other versions of the app must find the same', async () => {
    expect(await planHash(base(), { reason: 'Court order' })).toMatchInlineSnapshot(
      `"73515d702031ff9f08e1f86b8d27e6bd1336364f10b3a653578e34e1acd6deda"`,
    );
  });

  it('is another for everything that the plan says', async () => {
    const plan = base();
    const [first, ...rest] = plan.items;
    if (!first) throw new Error();
    const item = (change: object): Plan => ({ ...plan, items: [{ ...first, ...change }, ...rest] });
    const realm = (change: object): Plan => ({
      ...plan,
      realms: { ...plan.realms, prod: { ...production, ...change } },
    });
    const others: Plan[] = [
      { ...plan, planId: 'p2' },
      { ...plan, salt: '01ff' },
      { ...plan, preparedAt: 3 },
      { ...plan, validUntil: 3 },
      { ...plan, preparedBy: 'ben@desk' },
      { ...plan, items: rest },
      { ...plan, items: [...plan.items, first] },
      { ...plan, items: [...rest, first] },
      item({ realmId: 'prod' }),
      item({ id: 'c9' }),
      item({ status: 'pending' }),
      item({ statusAsReceived: 'ACTIVE' }),
      item({ createdAt: 5 }),
      item({ expiresAt: 5 }),
      item({ recipient: { id: 'r1', name: 'Weka' } }),
      item({ recipient: { id: 'r2', name: 'Moa' } }),
      item({ customerId: 'u9' }),
      item({ customerDigest: 'x' }),
      item({ permissions: ['a'] }),
      realm({ name: 'Other' }),
      realm({ environment: 'sandbox' }),
      realm({ loginBaseUrl: 'https://x.example.com' }),
      realm({ apiBaseUrl: 'https://x.example.com' }),
      realm({ realmName: 'x' }),
      realm({ partnerId: 'x' }),
      realm({ appId: 'x' }),
      realm({ routes: { revoke: '/x/{consentId}' } }),
      realm({ routes: { revokeMethod: 'POST' } }),
    ];
    const hashes = await Promise.all([
      planHash(plan),
      planHash(plan, { reason: 'Court order' }),
      planHash(plan, { reason: 'Court orders' }),
      planHash(plan, { reason: 'Court order', ticket: 'T-1' }),
      ...others.map((other) => planHash(other)),
    ]);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
