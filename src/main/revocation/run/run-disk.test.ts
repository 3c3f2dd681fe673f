import { beforeEach, describe, expect, it } from 'vitest';
import { diskFull, TestApp } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('a disk or a log that cannot be written to', () => {
  it.each(['journals', 'audit'] as const)('(%s) keeps the consent from being sent', async (which) => {
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 20)));
    app[which].broken = diskFull;
    await app.turns();
    expect(app.status).toMatchObject({
      state: 'paused',
      paused: { by: 'trouble', failure: { kind: 'storage' } },
    });
    expect(app.status.counts['in-progress']).toBe(0);
    const sent = app.server.sent.length;
    await expect(app.runs.resume({ runId, confirmations: [] })).rejects.toThrow('full');
    expect(app.server.sent).toHaveLength(sent);
    app[which].broken = null;
    await app.runs.resume({ runId, confirmations: [] });
    await app.ended();
    expect(app.status.counts.revoked).toBe(20);
    expect(app.server.sent).toHaveLength(20);
  });

  it.each(['journals', 'audit'] as const)(
    '(%s) loses no outcome: it is written when it can be',
    async (which) => {
      app.server.onRevoke = () => {
        app[which].broken = diskFull;
      };
      const runId = await app.start(await app.plan(...app.server.add('sandbox', 10)));
      await app.turns();
      expect(app.status.state).toBe('paused');
      const { revoked } = app.status.counts;
      expect(revoked).toBe(app.server.sent.length);
      app[which].broken = null;
      const writtenBefore: number[] = [];
      app.server.onRevoke = () => {
        const ends = app.journals.entries(runId).filter(({ kind }) => kind === 'outcome');
        writtenBefore.push(ends.length, app.audit.of('revocation-outcome').length);
      };
      await app.runs.resume({ runId, confirmations: [] });
      await app.ended();
      // What was owed came before anything new.
      expect(Math.min(...writtenBefore)).toBeGreaterThanOrEqual(revoked);
      const outcomes = app.journals.entries(runId).filter(({ kind }) => kind === 'outcome');
      expect(outcomes).toHaveLength(10);
      expect(app.audit.of('revocation-outcome')).toHaveLength(10);
      expect(app.server.sent).toHaveLength(10);
    },
  );

  it('leaves no intent in the log without a word', async () => {
    app.server.onRead = () => {
      app.journals.broken = diskFull;
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 9)));
    await app.turns();
    const intended = app.audit.of('revocation-intended').map(({ consentId }) => consentId);
    expect(intended).not.toEqual([]);
    app.journals.broken = null;
    app.runs.stop({ runId });
    await app.ended();
    const outcomes = app.audit.of('revocation-outcome');
    expect(outcomes.map(({ consentId }) => consentId)).toEqual(intended);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['put-back']));
    expect(app.audit.entries.at(-1)).toMatchObject({ kind: 'run-ended' });
    expect(app.server.sent).toEqual([]);
  });

  it('does not let a run end that nobody would know to have ended', async () => {
    app.server.onRevoke = () => {
      app.journals.broken = diskFull;
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 1)));
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', counts: { revoked: 1 } });
    app.journals.broken = null;
    app.runs.stop({ runId });
    await app.ended();
    expect(app.journals.entries(runId).map(({ kind }) => kind)).toEqual(['intent', 'outcome', 'ended']);
  });
});

describe('a mistake of ours', () => {
  it('in revoking leaves the consent unknown, and its outcome written', async () => {
    app.server.onRevoke = (name) => {
      if (name.endsWith('c0')) throw new Error('a bug');
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 3)));
    await app.ended();
    expect(app.status.counts).toMatchObject({ unknown: 1, revoked: 2 });
    expect(app.items(runId, ['unknown']).items[0]).toMatchObject({
      index: 0,
      outcome: { failure: { kind: 'bug' } },
    });
    expect(JSON.stringify(app.audit.entries)).not.toContain('a bug');
    expect(app.server.sent).toHaveLength(3);
  });

  it('in reading, before anything was sent, is a failure', async () => {
    app.server.onRead = (name) => {
      if (name.endsWith('c0')) throw new Error('a bug');
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 3)));
    await app.ended();
    expect(app.items(runId, ['failed']).total).toBe(1);
  });

  it('anywhere else pauses the run', async () => {
    const { now } = app.clock;
    app.server.onRevoke = () => {
      let left = 2;
      app.clock.now = () => {
        if (left-- > 0) throw new Error('a bug');
        return now();
      };
    };
    await app.start(await app.plan(...app.server.add('sandbox', 1)));
    await app.turns();
    expect(app.status).toMatchObject({
      state: 'paused',
      paused: { by: 'trouble', failure: { kind: 'bug' } },
      counts: { unknown: 1 },
    });
  });

  it('in keeping the evidence fails nothing', async () => {
    app.evidence.put = () => {
      throw new Error('a bug');
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 9)));
    expect((await app.ended()).counts.revoked).toBe(9);
    expect(app.journals.entries(runId).filter(({ kind }) => kind === 'outcome')).toHaveLength(9);
  });
});
