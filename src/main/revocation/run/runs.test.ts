import { beforeEach, describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../shared/failure';
import { diskFull, gate, TestApp } from './run-for-tests';
import { expectNothingHappened, kindOf, order } from './runs-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('a plan', () => {
  it('is run once, however often and however fast it is asked for', async () => {
    const planId = await app.planOf('sandbox');
    const starts = await Promise.all([1, 2, 3].map(() => kindOf(app.runs.start(order(planId)))));
    expect(starts).toEqual([undefined, 'conflict', 'conflict']);
    await app.ended();
    expect(await kindOf(app.runs.start(order(planId)))).toBe('conflict');
    expect(app.server.sent).toHaveLength(1);
  });

  it('is refused when it is unknown, or too old', async () => {
    expect(await kindOf(app.runs.start(order('made-up')))).toBe('not-found');
    const planId = await app.planOf('sandbox');
    app.clock.advance(30 * 60_000);
    expect(await kindOf(app.runs.start(order(planId)))).toBe('not-found');
    expect(app.server.sent).toEqual([]);
  });

  it('of nothing that can be revoked is refused', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 2, { status: 'Expired' }));
    expect(await kindOf(app.runs.start(order(planId)))).toBe('invalid-input');
  });

  it('says what is revoked, whatever becomes of what the window handed over', async () => {
    const [consent] = app.server.add('sandbox', 2);
    if (!consent) throw new Error();
    const given = structuredClone(consent);
    const planId = await app.plan(given, app.server.consent('sandbox', 'c1'));
    given.id = 'other';
    given.realmId = 'prod';
    await app.start(planId);
    await app.ended();
    expect(app.server.sent.sort()).toEqual(['sandbox/c0', 'sandbox/c1']);
  });

  it('that came as a file is run with the words of its preparer, and no others', async () => {
    const planId = await app.planOf('sandbox', 2);
    const file = { name: 'plan.json', reason: 'Court order', ticket: 'T-1', byMyself: false };
    const review = await app.desk.adopt(app.desk.find(planId).plan, file);
    expect(await kindOf(app.runs.start(order(planId, { ticket: 'T-1' })))).toBe('conflict');
    expect(await kindOf(app.runs.start(order(planId, { reason: 'Court order' })))).toBe('conflict');
    await app.start(planId, file);
    expect(await app.ended()).toMatchObject({ reason: 'Court order', ticket: 'T-1', hash: review.hash });
  });
});

describe('one run at a time', () => {
  it('a second is refused, and its plan can be run after the first', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    await app.start(await app.planOf('sandbox'));
    const second = await app.plan(...app.server.add('prod', 1));
    expect(await kindOf(app.start(second))).toBe('conflict');
    expect(app.runs.isActive).toBe(true);
    open();
    const { runId } = await app.ended();
    await app.start(second);
    expect((await app.ended()).runId).not.toBe(runId);
    expect(app.runs.items({ runId, from: 0, limit: 9 }).total).toBe(1);
  });

  it('those long over are forgotten', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 6; nth++) {
      ids.push(await app.start(await app.planOf('sandbox')));
      await app.ended();
    }
    expect(() => app.runs.items({ runId: ids[0] ?? '', from: 0, limit: 9 })).toThrow('no longer known');
    expect(app.runs.items({ runId: ids[3] ?? '', from: 0, limit: 9 }).total).toBe(1);
  });
});

describe('a start that cannot be written down', () => {
  it.each(['journals', 'audit'] as const)('(%s) is none', async (which) => {
    const planId = await app.planOf('sandbox');
    app[which].broken = diskFull;
    expect(await kindOf(app.start(planId))).toBe('storage');
    app[which].broken = null;
    expect((await app.runs.unfinished()).runs).toEqual([]);
    await expectNothingHappened(app, planId);
  });
});

it.each<[string, FailureKind]>([
  ['resume', 'not-found'],
  ['pause', 'not-found'],
  ['stop', 'not-found'],
])('%s of a run that nobody knows', async (method, kind) => {
  const act = async () => app.runs[method as 'resume']({ runId: 'made-up', confirmations: [] });
  expect(await kindOf(act())).toBe(kind);
});
