import { beforeEach, describe, expect, it } from 'vitest';
import { type FailureError, type FailureKind, fail } from '../../../shared/failure';
import type { RealmProfile } from '../../../shared/realm';
import { diskFull, gate, production, sandbox, TestApp } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

const failureOf = (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: FailureError) => error.failure,
  );
const kindOf = async (act: Promise<unknown>) => (await failureOf(act))?.kind;
const order = (planId: string, more = {}) => ({
  planId,
  reason: 'Asked by customer',
  confirmations: [],
  ...more,
});
const planIn = (realmId: string, count = 1) => app.plan(...app.server.add(realmId, count));

/** Nothing was sent, nothing is under way, and the plan can still be run. */
async function nothingHappened(planId: string) {
  expect(app.server.sent).toEqual([]);
  expect(app.runs.current()).toBeNull();
  expect(app.runs.isActive).toBe(false);
  await app.start(planId);
  expect((await app.ended()).counts.revoked).toBe(app.status.total);
}

describe('a plan', () => {
  it('is run once, however often and however fast it is asked for', async () => {
    const planId = await planIn('sandbox');
    const starts = await Promise.all([1, 2, 3].map(() => kindOf(app.runs.start(order(planId)))));
    expect(starts).toEqual([undefined, 'conflict', 'conflict']);
    await app.ended();
    expect(await kindOf(app.runs.start(order(planId)))).toBe('conflict');
    expect(app.server.sent).toHaveLength(1);
  });

  it('is refused when it is unknown, or too old', async () => {
    expect(await kindOf(app.runs.start(order('made-up')))).toBe('not-found');
    const planId = await planIn('sandbox');
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
    const planId = await planIn('sandbox', 2);
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
    await app.start(await planIn('sandbox'));
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
      ids.push(await app.start(await planIn('sandbox')));
      await app.ended();
    }
    expect(() => app.runs.items({ runId: ids[0] ?? '', from: 0, limit: 9 })).toThrow('no longer known');
    expect(app.runs.items({ runId: ids[3] ?? '', from: 0, limit: 9 }).total).toBe(1);
  });
});

describe('in production', () => {
  it.each([undefined, '', ' ', 'Wych', 'wych nz', 'partner', 'Wych NZ!'])(
    '%j does not confirm',
    async (typedRealmName) => {
      const planId = await planIn('prod');
      const confirmations = typedRealmName === undefined ? [] : [{ realmId: 'prod', typedRealmName }];
      expect(await failureOf(app.runs.start(order(planId, { confirmations })))).toMatchObject({
        kind: 'confirmation-missing',
        field: 'typedRealmName',
      });
      await nothingHappened(planId);
    },
  );

  it('the name typed for another realm does not confirm', async () => {
    const planId = await planIn('prod');
    const confirmations = [{ realmId: 'sandbox', typedRealmName: 'Wych NZ' }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('confirmation-missing');
  });

  it('each production realm asks for its name', async () => {
    const au = { ...production, id: 'au', name: 'Wych AU' };
    app.realms.set('au', au);
    const planId = await app.plan(...app.server.add('prod', 1), ...app.server.add('au', 1));
    expect(await kindOf(app.start(planId))).toBe('confirmation-missing');
    const confirmations = [...app.names, { realmId: 'au', typedRealmName: 'Wych AU' }];
    await app.runs.start(order(planId, { confirmations }));
    expect((await app.ended()).counts.revoked).toBe(2);
  });

  it('an empty name never matches', async () => {
    app.realms.set('prod', { ...production, name: ' ' });
    const planId = await planIn('prod');
    const confirmations = [{ realmId: 'prod', typedRealmName: ' ' }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('confirmation-missing');
  });

  it('nothing is sent while a realm is locked, also when the lock falls while the run is being written down', async () => {
    const planId = await app.plan(...app.server.add('sandbox', 1), ...app.server.add('prod', 1));
    app.locked.add('prod');
    expect(await kindOf(app.start(planId))).toBe('locked');
    app.locked.clear();
    const { append } = app.audit;
    app.audit.append = (entry) => {
      if (entry.kind === 'run-started') app.locked.add('prod');
      return append.call(app.audit, entry);
    };
    expect(await kindOf(app.start(planId))).toBe('locked');
    app.audit.append = append;
    app.locked.clear();
    expect((await app.runs.unfinished()).runs).toEqual([]);
    expect(app.audit.entries.map(({ kind }) => kind)).toEqual(['run-started', 'run-abandoned']);
    await nothingHappened(planId);
  });

  it('a realm in which nothing is to be revoked need not be unlocked', async () => {
    app.locked.add('prod');
    const ended = app.server.add('prod', 1, { status: 'Expired' });
    await app.runs.start(order(await app.plan(...app.server.add('sandbox', 1), ...ended)));
    expect((await app.ended()).counts.revoked).toBe(1);
  });
});

describe('a realm that is no longer the one it was', () => {
  it.each<[string, Partial<RealmProfile>]>([
    ['another API', { apiBaseUrl: 'https://other.example.com/v4' }],
    ['another login', { loginBaseUrl: 'https://other.example.com' }],
    ['another realm name', { realmName: 'other' }],
    ['another environment', { environment: 'production' }],
    ['another name', { name: 'Renamed' }],
    ['another route', { routes: { revoke: '/other/{consentId}' } }],
  ])('%s: nothing is sent, also when it is changed back', async (_, change) => {
    const planId = await planIn('sandbox');
    app.realms.set('sandbox', { ...sandbox, ...change });
    const confirmations = [{ realmId: 'sandbox', typedRealmName: change.name ?? sandbox.name }];
    expect(await kindOf(app.runs.start(order(planId, { confirmations })))).toBe('conflict');
    app.realms.set('sandbox', sandbox);
    expect(await kindOf(app.runs.start(order(planId)))).toBe('not-found');
    expect(app.server.sent).toEqual([]);
  });

  it('removed: nothing is sent', async () => {
    const planId = await planIn('sandbox');
    app.realms.delete('sandbox');
    expect(await kindOf(app.runs.start(order(planId)))).toBe('not-found');
    expect(app.server.sent).toEqual([]);
  });

  it('a profile edited in place is noticed too', async () => {
    app.realms.set('sandbox', structuredClone(sandbox));
    const planId = await planIn('sandbox');
    Object.assign(app.realms.get('sandbox') as object, { apiBaseUrl: 'https://other.example.com' });
    expect(await kindOf(app.runs.start(order(planId)))).toBe('conflict');
  });

  it('its colour may change', async () => {
    const planId = await planIn('sandbox');
    app.realms.set('sandbox', { ...sandbox, accent: 'red' });
    await app.start(planId);
    expect((await app.ended()).counts.revoked).toBe(1);
  });
});

describe('a start that cannot be written down', () => {
  it.each(['journals', 'audit'] as const)('(%s) is none', async (which) => {
    const planId = await planIn('sandbox');
    app[which].broken = diskFull;
    expect(await kindOf(app.start(planId))).toBe('storage');
    app[which].broken = null;
    expect((await app.runs.unfinished()).runs).toEqual([]);
    await nothingHappened(planId);
  });
});

describe('going on', () => {
  const paused = async () => {
    const runId = await app.start(await planIn('prod', 20));
    app.runs.pause({ runId });
    await app.turns();
    return runId;
  };

  it('after a pause of the operator asks for no name', async () => {
    const runId = await paused();
    await app.runs.resume({ runId, confirmations: [] });
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('asks for the name once the lock has fallen', async () => {
    const runId = await paused();
    const sent = app.server.sent.length;
    app.locked.add('prod');
    expect(await kindOf(app.runs.resume({ runId, confirmations: app.names }))).toBe('locked');
    app.locked.clear();
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('confirmation-missing');
    expect(app.server.sent).toHaveLength(sent);
    await app.runs.resume({ runId, confirmations: app.names });
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('after trouble asks for the name', async () => {
    app.server.onRead = () => Promise.reject(fail('host-unreachable', 'Gone.', 'Look.'));
    const runId = await app.start(await planIn('prod', 20));
    await app.turns();
    app.server.onRead = () => undefined;
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('confirmation-missing');
    await app.runs.resume({ runId, confirmations: app.names });
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('with a realm that was changed meanwhile is refused', async () => {
    const runId = await paused();
    app.realms.set('prod', { ...production, apiBaseUrl: 'https://other.example.com' });
    expect(await kindOf(app.runs.resume({ runId, confirmations: app.names }))).toBe('conflict');
  });

  it('after sleep does not go on by itself in a realm that was locked meanwhile', async () => {
    const runId = await app.start(await planIn('prod', 20));
    app.runs.suspend();
    app.locked.add('prod');
    await app.turns();
    const sent = app.server.sent.length;
    await app.runs.wake();
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'operator' } });
    expect(app.audit.of('run-resumed')).toEqual([]);
    expect(app.server.sent).toHaveLength(sent);
    app.locked.clear();
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('confirmation-missing');
    await app.runs.resume({ runId, confirmations: app.names });
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('is done once at a time', async () => {
    const runId = await paused();
    const resume = () => kindOf(app.runs.resume({ runId, confirmations: [] }));
    expect(await Promise.all([resume(), resume()])).toEqual([undefined, 'conflict']);
    expect(app.audit.of('run-resumed')).toHaveLength(1);
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('is not done when it was paused for another reason meanwhile', async () => {
    const runId = await app.start(await planIn('sandbox', 20));
    app.runs.suspend();
    await app.turns();
    const woken = app.runs.wake();
    app.runs.pause({ runId });
    await woken;
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'operator' } });
  });

  it('of what is not paused is refused', async () => {
    const runId = await app.start(await planIn('sandbox', 20));
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    await app.ended();
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    expect(await kindOf(app.runs.resume({ runId: 'made-up', confirmations: [] }))).toBe('not-found');
  });
});

describe('a run that was cut off (V5)', () => {
  /** Killed with three sent and not answered, one of which the server has done. */
  async function killed(realmId = 'sandbox', count = 20) {
    app.server.onRevoke = (name) => {
      if (/\/c[01]$/.test(name)) return undefined;
      if (name.endsWith('/c3'))
        app.server.records.set(name, { ...app.server.records.get(name), status: 'Revoked' });
      return new Promise(() => {});
    };
    const runId = await app.start(await planIn(realmId, count));
    await app.turns();
    app.server.sent.length = 0;
    app.server.read.length = 0;
    app.server.onRevoke = () => undefined;
    app.restart();
    return runId;
  }

  it('is offered again with what is known, what is not done and what nobody knows', async () => {
    const runId = await killed();
    const [status] = (await app.runs.unfinished()).runs;
    expect(status).toMatchObject({
      runId,
      state: 'paused',
      paused: { by: 'restart' },
      reason: 'Asked by customer',
      counts: { revoked: 2, unsent: 15, unknown: 3, 'in-progress': 0 },
    });
    const items = app.runs.items({ runId, from: 0, limit: 5, states: ['unknown'] });
    expect(items).toMatchObject({
      total: 3,
      items: [
        { index: 2, outcome: { failure: { message: expect.stringContaining('cut off') } } },
        { index: 3 },
        { index: 4 },
      ],
    });
    expect(app.server.read).toEqual([]);
    expect(app.runs.isActive).toBe(false);
  });

  it('reads all of what nobody knows before anything is sent, and sends nothing twice that is done', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    const readFirst: string[][] = [];
    app.server.onRevoke = () => void readFirst.push([...app.server.read]);
    await app.runs.resume({ runId, confirmations: [] });
    const status = await app.ended();
    expect(status.counts).toMatchObject({ revoked: 20, unknown: 0 });
    expect(readFirst[0]?.slice(0, 3).sort()).toEqual(['sandbox/c2', 'sandbox/c3', 'sandbox/c4']);
    expect(app.server.sent).toHaveLength(17);
    expect(app.server.sent).not.toContain('sandbox/c3');
    expect(app.server.sent).toContain('sandbox/c4');
    expect(app.audit.of('run-resumed')).toHaveLength(1);
    expect((await app.runs.unfinished()).runs).toEqual([]);
  });

  it('reads all of it in every realm before anything is sent in any', async () => {
    app.server.onRevoke = () => new Promise(() => {});
    const runId = await app.start(
      await app.plan(...app.server.add('sandbox', 1), ...app.server.add('prod', 6)),
    );
    await app.turns();
    app.restart();
    await app.runs.unfinished();
    const { passed, open } = gate();
    app.server.onRevoke = () => undefined;
    app.server.onRead = (name) => (name.startsWith('sandbox') ? passed : undefined);
    app.server.sent.length = 0;
    await app.runs.resume({ runId, confirmations: app.names });
    await app.turns();
    expect(app.server.sent).toEqual([]);
    open();
    expect((await app.ended()).counts.revoked).toBe(7);
  });

  it('can be cut off again and again', async () => {
    let runId = await killed('sandbox', 30);
    for (let time = 0; time < 8; time++) {
      await app.runs.unfinished();
      const before = app.server.sent.length;
      app.server.onRevoke = () => (app.server.sent.length - before > 2 ? new Promise(() => {}) : undefined);
      runId = (await app.runs.resume({ runId, confirmations: [] })).runId;
      await app.turns();
      app.restart();
    }
    await app.runs.unfinished();
    app.server.onRevoke = () => undefined;
    await app.runs.resume({ runId, confirmations: [] });
    expect((await app.ended()).counts.revoked).toBe(30);
  });

  it('stops for trouble before anything is sent, and reads again what it could not', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    app.server.onRead = () => Promise.reject(fail('host-unreachable', 'Gone.', 'Look.'));
    await app.runs.resume({ runId, confirmations: [] });
    await app.turns();
    // Three are too few to tell a bad network from bad luck; two more stop the run, and all of them are read again.
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'trouble' } });
    expect(app.server.sent).toEqual([]);
    app.server.onRead = () => undefined;
    await app.runs.resume({ runId, confirmations: [] });
    const status = await app.ended();
    expect(status.counts.revoked + status.counts.unknown).toBe(20);
    expect(app.server.sent).not.toContain('sandbox/c3');
  });

  it('in production asks for lock and name', async () => {
    const runId = await killed('prod');
    await app.runs.unfinished();
    app.locked.add('prod');
    expect(await kindOf(app.runs.resume({ runId, confirmations: app.names }))).toBe('locked');
    app.locked.clear();
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('confirmation-missing');
    expect((await app.runs.unfinished()).runs).toHaveLength(1);
    expect(app.server.sent).toEqual([]);
    await app.runs.resume({ runId, confirmations: app.names });
    expect((await app.ended()).counts.revoked).toBe(20);
  });

  it('is not resumed into a realm that leads elsewhere by now', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    app.realms.set('sandbox', { ...sandbox, apiBaseUrl: 'https://other.example.com' });
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    expect(app.server.sent).toEqual([]);
  });

  it('can be abandoned as it stands', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    expect(await app.runs.abandon({ runId })).toMatchObject({
      state: 'ended',
      counts: { revoked: 2, unsent: 15, unknown: 3 },
    });
    expect(app.audit.of('run-abandoned')).toMatchObject([{ runId, outcome: 'abandoned' }]);
    app.restart();
    expect((await app.runs.unfinished()).runs).toEqual([]);
    expect(app.server.sent).toEqual([]);
  });

  it('is either abandoned or resumed, not both', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    const abandoned = kindOf(app.runs.abandon({ runId }));
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    expect(await abandoned).toBeUndefined();
    await app.turns();
    expect(app.server.sent).toEqual([]);
    expect(app.runs.current()).toBeNull();
    expect((await app.runs.unfinished()).runs).toEqual([]);
  });

  it('is not abandoned by whoever comes while it is being resumed', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    const run = app.runs.find(runId);
    const resumed = run.resume('anna@desk', () => {});
    expect(await kindOf(run.abandon())).toBe('conflict');
    await resumed;
    expect(run.status().state).toBe('running');
  });

  it('stays where it was when two at once fail to resume it', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    app.audit.broken = diskFull;
    const resume = () => kindOf(app.runs.resume({ runId, confirmations: [] }));
    expect((await Promise.all([resume(), resume()])).sort()).toEqual(['conflict', 'storage']);
    expect(app.runs.current()).toBeNull();
    expect((await app.runs.unfinished()).runs).toHaveLength(1);
  });

  it('keeps the proof of what it sent when that is only read again', async () => {
    const runId = await killed();
    const request = { method: 'DELETE', url: 'https://api.example.com/v4/consents/c3', sentAt: 5 };
    const response = { status: 204, requestId: 'r-before', failure: null, at: 6 };
    await app.evidence.put(runId, 3, { before: { raw: '{}', readAt: 4 }, request, response, after: null });
    await app.runs.unfinished();
    await app.runs.resume({ runId, confirmations: [] });
    await app.ended();
    expect(await app.evidence.get(runId, 3)).toMatchObject({
      before: { raw: '{}' },
      request,
      response,
      after: { raw: expect.stringContaining('Revoked') },
    });
    expect(app.runs.items({ runId, from: 3, limit: 1 }).items[0]).toMatchObject({ requestId: 'r-before' });
  });

  it('is neither paused nor stopped nor looked at: it is resumed or abandoned', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    expect(() => app.runs.stop({ runId })).toThrow('cut off');
    expect(() => app.runs.pause({ runId })).toThrow('cut off');
    expect(await kindOf(app.runs.lookAgain({ runId, index: 4 }))).toBe('conflict');
    expect(await kindOf(app.runs.abandon({ runId: 'other' }))).toBe('not-found');
  });

  it('waits while another run is under way', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    app.server.onRevoke = () => new Promise(() => {});
    await app.start(await app.plan(...app.server.add('prod', 1)));
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    expect((await app.runs.unfinished()).runs).toHaveLength(1);
  });

  it('stays as it was when that it goes on cannot be written', async () => {
    const runId = await killed();
    await app.runs.unfinished();
    app.audit.broken = diskFull;
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('storage');
    expect((await app.runs.unfinished()).runs).toHaveLength(1);
    expect(app.runs.current()).toBeNull();
    expect(app.server.sent).toEqual([]);
  });

  it('is not offered while it is under way, nor after it has ended', async () => {
    await app.start(await planIn('sandbox', 20));
    expect((await app.runs.unfinished()).runs).toEqual([]);
    await app.ended();
    app.restart();
    expect((await app.runs.unfinished()).runs).toEqual([]);
  });

  it('reads again what had ended as unknown before, and tries it again only when it is as it was', async () => {
    const failure = fail('timeout', 'No answer.', 'Wait.').failure;
    app.server.onRevoke = (name) => {
      if (/\/c[01]$/.test(name)) return { kind: 'unclear', failure };
      return new Promise(() => {});
    };
    const runId = await app.start(await planIn('sandbox', 20));
    await app.turns();
    await app.turns();
    app.restart();
    const [status] = (await app.runs.unfinished()).runs;
    expect(status?.counts.unknown).toBe(3);
    app.server.records.set('sandbox/c0', { ...app.server.records.get('sandbox/c0'), status: 'Revoked' });
    app.server.sent.length = 0;
    app.server.onRevoke = () => undefined;
    await app.runs.resume({ runId, confirmations: [] });
    expect((await app.ended()).counts).toMatchObject({ revoked: 20, unknown: 0 });
    expect(app.server.sent).not.toContain('sandbox/c0');
    expect(app.server.sent).toContain('sandbox/c1');
  });

  it('tells what could not be read, and drops no evidence then', async () => {
    const runId = await killed();
    await app.evidence.put('unreadable-run', 0, {} as never);
    app.journals.problems = ['A journal cannot be read.'];
    expect((await app.runs.unfinished()).problems).toEqual(['A journal cannot be read.']);
    expect([...app.evidence.kept.keys()]).toContain('unreadable-run/0');
    app.journals.problems = [];
    app.restart();
    await app.runs.unfinished();
    expect([...app.evidence.kept.keys()].every((key) => key.startsWith(runId))).toBe(true);
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
