import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../shared/failure';
import { production, TestApp } from './run-for-tests';
import { kindOf } from './runs-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('going on', () => {
  const paused = async () => {
    const runId = await app.start(await app.planOf('prod', 20));
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
    const runId = await app.start(await app.planOf('prod', 20));
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
    const runId = await app.start(await app.planOf('prod', 20));
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
    const runId = await app.start(await app.planOf('sandbox', 20));
    app.runs.suspend();
    await app.turns();
    const woken = app.runs.wake();
    app.runs.pause({ runId });
    await woken;
    await app.turns();
    expect(app.status).toMatchObject({ state: 'paused', paused: { by: 'operator' } });
  });

  it('of what is not paused is refused', async () => {
    const runId = await app.start(await app.planOf('sandbox', 20));
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    await app.ended();
    expect(await kindOf(app.runs.resume({ runId, confirmations: [] }))).toBe('conflict');
    expect(await kindOf(app.runs.resume({ runId: 'made-up', confirmations: [] }))).toBe('not-found');
  });
});
