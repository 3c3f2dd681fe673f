import { beforeEach, describe, expect, it } from 'vitest';
import { gate, TestApp, trouble } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('pause, resume, stop', () => {
  it('bring what is in hand to its end and leave the rest', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 20)));
    await app.turns();
    expect(app.runs.pause({ runId })).toMatchObject({ state: 'paused', paused: { by: 'operator' } });
    expect(app.status.counts).toMatchObject({ 'in-progress': 2, unsent: 18 });
    open();
    await app.turns();
    expect(app.status.counts).toMatchObject({ 'in-progress': 0, revoked: 2, unsent: 18 });
    expect(await app.runs.resume({ runId, confirmations: [] })).toMatchObject({ state: 'running' });
    while (app.status.counts.revoked < 10) await app.turns(1);
    expect(app.runs.stop({ runId }).state).toBe('stopping');
    const status = await app.ended();
    expect(status.counts['in-progress']).toBe(0);
    expect(status.counts.unsent).toBe(20 - app.server.sent.length);
    expect(app.journals.entries(runId).at(-1)).toMatchObject({ kind: 'ended', how: 'stopped' });
    expect(app.audit.entries.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['run-paused', 'run-resumed', 'run-ended']),
    );
  });

  it('stop a run that is paused', async () => {
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 20)));
    app.runs.pause({ runId });
    await app.turns();
    app.runs.stop({ runId });
    expect((await app.ended()).counts.unsent).toBeGreaterThan(0);
  });

  it('a sleeping computer pauses, and goes on when it is awake, unless the operator paused', async () => {
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 30)));
    app.runs.suspend();
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'sleep' } });
    app.runs.pause({ runId });
    await app.runs.wake();
    expect(app.status.paused).toEqual({ by: 'operator' });
    await app.runs.resume({ runId, confirmations: [] });
    app.runs.suspend();
    await app.turns();
    await app.runs.wake();
    expect((await app.ended()).counts.revoked).toBe(30);
    expect(app.server.sent).toHaveLength(30);
  });

  it.each(['pause', 'stop'] as const)('%s leaves unsent what is still being read', async (what) => {
    const { passed, open } = gate();
    app.server.onRead = () => passed;
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 9)));
    await app.turns();
    app.runs[what]({ runId });
    open();
    await app.turns();
    expect(app.server.sent).toEqual([]);
    expect(app.audit.of('revocation-intended')).toEqual([]);
    expect(app.status.counts).toMatchObject({ unsent: 9 });
    expect(app.status.paused).toEqual(what === 'pause' ? { by: 'operator' } : undefined);
  });

  it.each(['while it sleeps', 'once it is awake'])('what fails of sleep %s is tried again', async (when) => {
    const { passed, open } = gate();
    app.server.onRead = () => passed.then(() => Promise.reject(trouble()));
    await app.start(await app.plan(...app.server.add('sandbox', 9)));
    await app.turns();
    app.runs.suspend();
    app.server.onRead = () => undefined;
    if (when === 'while it sleeps') open();
    await app.turns();
    await app.runs.wake();
    open();
    expect((await app.ended()).counts).toMatchObject({ revoked: 9, failed: 0 });
  });

  it('the end of the app waits for what is in hand', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 20)));
    await app.turns();
    let isSettled = false;
    const settled = app.runs.settled().then(() => {
      isSettled = true;
    });
    await app.turns();
    expect(isSettled).toBe(false);
    open();
    await settled;
    expect(app.status.counts).toMatchObject({ 'in-progress': 0, revoked: 2, unsent: 18 });
    expect(app.journals.entries(runId)).toContainEqual(
      expect.objectContaining({ kind: 'paused', by: 'quit' }),
    );
  });
});
