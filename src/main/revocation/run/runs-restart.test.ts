import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../shared/failure';
import { diskFull, gate, sandbox, TestApp } from './run-for-tests';
import { kindOf } from './runs-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
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
    const runId = await app.start(await app.planOf(realmId, count));
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
    await app.start(await app.planOf('sandbox', 20));
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
    const runId = await app.start(await app.planOf('sandbox', 20));
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
