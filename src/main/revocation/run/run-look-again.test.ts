import { beforeEach, describe, expect, it } from 'vitest';
import { diskFull, TestApp, trouble } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('looking again', () => {
  const setUp = async () => {
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 2)));
    await app.ended();
    return runId;
  };
  const unclear = () => {
    app.server.onRevoke = (name) => {
      if (name.endsWith('c0'))
        app.server.onRead = (read) => (read === name ? Promise.reject(trouble()) : undefined);
      return undefined;
    };
  };

  it('finds what was done, and writes it down', async () => {
    unclear();
    const runId = await setUp();
    expect(app.status.counts).toMatchObject({ unknown: 1, revoked: 1 });
    await expect(app.runs.lookAgain({ runId, index: 0 })).rejects.toThrow('Not there');
    app.server.onRead = () => undefined;
    expect(await app.runs.lookAgain({ runId, index: 0 })).toMatchObject({
      state: 'revoked',
      outcome: { kind: 'revoked', after: { status: 'revoked' } },
      requestId: 'r-1',
    });
    expect(app.status.counts).toMatchObject({ unknown: 0, revoked: 2 });
    expect(app.audit.of('revocation-outcome').at(-1)).toMatchObject({ consentId: 'c0', outcome: 'revoked' });
    expect(app.journals.entries(runId).at(-1)).toMatchObject({ kind: 'outcome', index: 0 });
    expect(await app.evidence.get(runId, 0)).toMatchObject({
      request: { method: 'DELETE' },
      after: { raw: expect.stringContaining('Revoked') },
    });
    expect(app.forgotten).toContain('sandbox/u0');
    expect(app.server.sent).toHaveLength(2);
  });

  it('writes no older outcome after the newer one', async () => {
    app.server.onRevoke = (name) => {
      app.server.onRead = (read) => (read === name ? Promise.reject(trouble()) : undefined);
      app.journals.broken = diskFull;
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 1)));
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', counts: { unknown: 1 } });
    app.server.onRead = () => undefined;
    app.journals.broken = null;
    await app.runs.lookAgain({ runId, index: 0 });
    app.runs.stop({ runId });
    await app.ended();
    const outcomes = app.journals
      .entries(runId)
      .flatMap((entry) => ('outcome' in entry ? [entry.outcome.kind] : []));
    expect(outcomes).toEqual(['unknown', 'revoked']);
    expect(app.audit.of('revocation-outcome').map(({ outcome }) => outcome)).toEqual(['unknown', 'revoked']);
  });

  it('says failed of what is still there, and nothing new of what had failed', async () => {
    unclear();
    const runId = await setUp();
    app.server.onRead = () => undefined;
    app.server.records.set('sandbox/c0', { ...app.server.records.get('sandbox/c0'), status: 'Active' });
    const item = await app.runs.lookAgain({ runId, index: 0 });
    expect(item).toMatchObject({
      state: 'failed',
      outcome: { failure: { message: expect.stringContaining('not revoked') } },
    });
    expect(await app.runs.lookAgain({ runId, index: 0 })).toEqual(item);
  });

  it('never says revoked of what is gone', async () => {
    unclear();
    const runId = await setUp();
    app.server.onRead = () => undefined;
    app.server.records.delete('sandbox/c0');
    expect(await app.runs.lookAgain({ runId, index: 0 })).toMatchObject({ state: 'already-ended' });
  });

  it('leaves alone what has its outcome, and what is not part of the run', async () => {
    const runId = await setUp();
    await expect(app.runs.lookAgain({ runId, index: 1 })).rejects.toThrow('nothing open');
    await expect(app.runs.lookAgain({ runId, index: 9 })).rejects.toThrow('not part');
  });
});
