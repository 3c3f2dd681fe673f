import { beforeEach, describe, expect, it } from 'vitest';
import type { FailureKind } from '../../../shared/failure';
import { gate, sandbox, TestApp, throttled, trouble } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('a realm that is asked too often', () => {
  it('gets what it threw back once more, at the end', async () => {
    let refusals = 3;
    app.server.onRevoke = (name) => (name.endsWith('/c0') && refusals-- > 0 ? throttled : undefined);
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 6)));
    await app.ended();
    expect(app.status.counts.revoked).toBe(6);
    expect(app.server.sent.filter((name) => name === 'sandbox/c0')).toHaveLength(4);
    expect(app.server.sent.at(-1)).toBe('sandbox/c0');
    expect(app.audit.of('revocation-outcome').map(({ outcome }) => outcome)).toContain('put-back');
    expect(app.journals.entries(runId).filter(({ kind }) => kind === 'outcome')).toHaveLength(6);
  });

  it('is left alone until it says, and the run goes on by itself', async () => {
    const chosen = [...app.server.add('sandbox', 4), ...app.server.add('prod', 4)];
    app.heldUntil = app.clock.now() + 60_000;
    await app.start(await app.plan(...chosen));
    await app.turns();
    expect(app.server.read).toEqual([]);
    expect(app.status).toMatchObject({
      state: 'running',
      counts: { unsent: 8, 'in-progress': 0 },
      realms: [{ heldUntil: app.heldUntil }, { heldUntil: app.heldUntil }],
    });
    // It is told all the same, so that the window counts down.
    expect(app.beats).toHaveLength(1);
    app.heldUntil += 60_000;
    app.clock.advance(60_000);
    await app.turns();
    expect(app.server.read).toEqual([]);
    app.heldUntil = null;
    app.clock.advance(60_000);
    expect((await app.ended()).counts.revoked).toBe(8);
  });

  it('does not keep a run from being stopped', async () => {
    app.heldUntil = app.clock.now() + 60_000;
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 4)));
    app.runs.stop({ runId });
    expect((await app.ended()).counts.unsent).toBe(4);
    app.clock.advance(60_000);
    await app.turns();
    expect(app.server.read).toEqual([]);
    expect(app.status.state).toBe('ended');
  });

  it('and did not let the reading through leaves no trace in the log', async () => {
    let refusals = 12;
    app.server.onRead = () => (refusals-- > 0 ? Promise.reject(trouble('throttled')) : undefined);
    await app.start(await app.plan(...app.server.add('sandbox', 6)));
    await app.ended();
    expect(app.status.counts.revoked).toBe(6);
    expect(app.audit.of('revocation-outcome')).toHaveLength(6);
  });

  it('is asked six times in all', async () => {
    app.server.onRevoke = () => throttled;
    await app.start(await app.plan(...app.server.add('sandbox', 1)));
    await app.ended();
    expect(app.status.counts.failed).toBe(1);
    expect(app.server.sent).toHaveLength(6);
  });
});

describe('trouble', () => {
  it('pauses a run after five in a row, and what was not touched is tried again when it goes on', async () => {
    const chosen = app.server.add('sandbox', 40);
    app.server.onRead = () => Promise.reject(trouble());
    const runId = await app.start(await app.plan(...chosen));
    await app.turns();
    expect(app.status).toMatchObject({
      state: 'paused',
      paused: { by: 'trouble', failure: { kind: 'host-unreachable' } },
      counts: { unsent: 40, failed: 0, 'in-progress': 0 },
    });
    expect(app.server.sent).toEqual([]);
    app.server.onRead = () => undefined;
    await app.runs.resume({ runId, confirmations: [] });
    await app.ended();
    expect(app.status.counts.revoked).toBe(40);
    expect(app.server.sent).toHaveLength(40);
  });

  it('of one realm among others pauses too', async () => {
    app.server.onRead = (name) =>
      name.startsWith('prod') ? Promise.reject(trouble('wrong-secret')) : undefined;
    const chosen = [...app.server.add('sandbox', 3), ...app.server.add('prod', 30)];
    await app.start(await app.plan(...chosen));
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { failure: { kind: 'wrong-secret' } } });
  });

  it('is not what single consents do not allow', async () => {
    app.server.onRevoke = () => ({ kind: 'unclear', failure: trouble('conflict').failure });
    await app.start(await app.plan(...app.server.add('sandbox', 20)));
    await app.ended();
    expect(app.status.counts.failed).toBe(20);
  });

  it('now and then is not in a row', async () => {
    let nth = 0;
    app.server.onRevoke = () =>
      ++nth % 3 === 0 ? { kind: 'unclear', failure: trouble().failure } : undefined;
    await app.start(await app.plan(...app.server.add('sandbox', 60)));
    await app.ended();
    expect(app.status).toMatchObject({ state: 'ended', counts: { revoked: 40, failed: 20 } });
  });

  it('is no reason to try again what a mistake of ours may have sent', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = async (name) => {
      if (!name.endsWith('/c0')) return undefined;
      await passed;
      throw new Error('a bug');
    };
    app.server.onRead = (name) => (name.endsWith('/c0') ? undefined : Promise.reject(trouble()));
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 12)));
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', counts: { 'in-progress': 1 } });
    open();
    await app.turns();
    expect(app.items(runId, ['unknown']).items).toMatchObject([{ index: 0 }]);
  });

  it('in which something may have been sent is not tried again by itself', async () => {
    app.server.onRevoke = async () => {
      app.server.onRead = () => Promise.reject(trouble());
      return undefined;
    };
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 12)));
    await app.turns();
    expect(app.status.state).toBe('paused');
    const { unknown } = app.status.counts;
    expect(unknown).toBe(app.server.sent.length);
    app.server.onRead = () => undefined;
    app.server.onRevoke = () => undefined;
    await app.runs.resume({ runId, confirmations: [] });
    await app.ended();
    expect(app.status.counts).toMatchObject({ unknown, revoked: 12 - unknown });
    expect(new Set(app.server.sent).size).toBe(12);
  });
});

describe('a realm that is edited in mid-run', () => {
  const edits: Array<[string, () => void, FailureKind]> = [
    [
      'to lead elsewhere',
      () => app.realms.set('sandbox', { ...sandbox, apiBaseUrl: 'https://else.example.com' }),
      'conflict',
    ],
    ['to be read-only', () => app.realms.set('sandbox', { ...sandbox, readOnly: true }), 'locked'],
    ['away', () => app.realms.delete('sandbox'), 'not-found'],
  ];

  it.each(edits)('%s is sent nothing of what was being read', async (_, edit, kind) => {
    const { passed, open } = gate();
    app.server.onRead = () => passed;
    await app.start(await app.plan(...app.server.add('sandbox', 9)));
    await app.turns();
    edit();
    open();
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'trouble', failure: { kind } } });
    expect(app.status.counts.unsent).toBe(9);
    expect(app.server.sent).toEqual([]);
  });

  it.each(edits)('%s is sent nothing more', async (_, edit, kind) => {
    await app.start(await app.plan(...app.server.add('sandbox', 30)));
    while (app.status.counts.revoked < 4) await app.turns(1);
    edit();
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'trouble', failure: { kind } } });
    expect(app.status.counts.revoked + app.status.counts.unsent).toBe(30);
    expect(app.server.sent).toHaveLength(app.status.counts.revoked);
  });
});
