import { beforeEach, describe, expect, it } from 'vitest';
import { runItemSchema, runStatusSchema } from '../../../shared/revocation';
import { gate, TestApp, throttled, trouble } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

describe('a run', () => {
  it('revokes what was chosen, in both realms, and tells of each what became of it', async () => {
    const chosen = [...app.server.add('sandbox', 7), ...app.server.add('prod', 5)];
    app.server.add('sandbox', 9).slice(7);
    const runId = await app.start(await app.plan(...chosen), { ticket: 'T-1' });
    const status = runStatusSchema.parse(await app.ended());
    expect(status).toMatchObject({ state: 'ended', total: 12, reason: 'Asked by customer', ticket: 'T-1' });
    expect(status.counts).toEqual({
      revoked: 12,
      'already-ended': 0,
      changed: 0,
      failed: 0,
      unknown: 0,
      'in-progress': 0,
      unsent: 0,
    });
    expect(status.realms).toMatchObject([
      { realmId: 'sandbox', total: 7, done: 7, heldUntil: null },
      { realmId: 'prod', name: 'Wych NZ', total: 5, done: 5 },
    ]);
    expect([...app.server.sent].sort()).toEqual(chosen.map(({ realmId, id }) => `${realmId}/${id}`).sort());
    for (const item of app.items(runId).items)
      expect(runItemSchema.parse(item)).toMatchObject({
        state: 'revoked',
        outcome: { after: { status: 'revoked' } },
        requestId: expect.stringMatching(/^r-/),
      });
  });

  it('writes the intent before and the outcome after, to the journal and to the log', async () => {
    const seen: string[] = [];
    const runId = await (async () => {
      const planId = await app.plan(...app.server.add('sandbox', 1));
      app.server.onRevoke = () => {
        seen.push(
          ...[...app.journals.written.values()].flatMap(({ entries }) => entries.map(({ kind }) => kind)),
          ...app.audit.entries.map(({ kind }) => kind),
        );
      };
      return app.start(planId, { ticket: 'T-1' });
    })();
    await app.ended();
    expect(seen).toEqual(['intent', 'run-started', 'revocation-intended']);
    expect(app.journals.entries(runId)).toMatchObject([
      { kind: 'intent', index: 0 },
      { kind: 'outcome', index: 0, outcome: { kind: 'revoked', statusAfter: 'Revoked', requestId: 'r-1' } },
      { kind: 'ended', how: 'complete' },
    ]);
    expect(app.audit.entries).toMatchObject([
      { kind: 'run-started', runId, reason: 'Asked by customer', ticket: 'T-1' },
      { kind: 'revocation-intended', runId, consentId: 'c0', realm: { id: 'sandbox' } },
      {
        kind: 'revocation-outcome',
        runId,
        consentId: 'c0',
        outcome: 'revoked',
        reason: 'Asked by customer',
        ticket: 'T-1',
        requestIds: ['r-1'],
        details: { customer: 'u0', statusAfter: 'Revoked' },
      },
      { kind: 'run-ended', outcome: 'complete' },
    ]);
    expect(await app.evidence.get(runId, 0)).toMatchObject({ response: { status: 204 } });
  });

  it('writes no name and no address of a customer but into the evidence', async () => {
    const chosen = app.server.add('sandbox', 3);
    app.server.records.set('sandbox/c1', {
      ...app.server.records.get('sandbox/c1'),
      user: { id: 'u1', name: 'Canary changed', email: 'canary@example.com' },
    });
    app.server.onRevoke = (name) => (name.endsWith('c2') ? throttled : undefined);
    await app.start(await app.plan(...chosen));
    await app.ended();
    expect(JSON.stringify([...app.journals.written.values(), app.audit.entries])).not.toMatch(/canary/i);
    expect(app.status.counts).toMatchObject({ revoked: 1, changed: 1, failed: 1 });
  });

  it('leaves alone what has ended, what has changed and what is gone', async () => {
    const chosen = app.server.add('sandbox', 4);
    app.server.records.set('sandbox/c0', { id: 'c0', status: 'Expired' });
    app.server.records.set('sandbox/c1', { ...app.server.records.get('sandbox/c1'), recipient: 'Weka' });
    app.server.records.delete('sandbox/c2');
    const runId = await app.start(await app.plan(...chosen));
    await app.ended();
    expect(app.server.sent).toEqual(['sandbox/c3']);
    expect(app.items(runId).items.map(({ state }) => state)).toEqual([
      'already-ended',
      'changed',
      'already-ended',
      'revoked',
    ]);
  });

  it('has tokens of the customer forgotten after a revocation, and after nothing else (V6)', async () => {
    const chosen = app.server.add('sandbox', 3);
    app.server.records.set('sandbox/c0', { id: 'c0', status: 'Expired' });
    app.server.onRevoke = (name) => (name.endsWith('c1') ? { ...throttled, kind: 'refused' } : undefined);
    await app.start(await app.plan(...chosen));
    await app.ended();
    expect(app.forgotten).toEqual(['sandbox/u2']);
  });

  it('goes faster as long as all goes well, to sixteen at a time, and slower when a realm has had enough', async () => {
    let slow = 0;
    app.server.onRevoke = () =>
      slow-- > 0 ? { kind: 'unclear', failure: trouble('server-error').failure } : undefined;
    const inHand = () => app.status.counts['in-progress'];
    await app.start(await app.plan(...app.server.add('sandbox', 500)));
    expect(inHand()).toBe(2);
    while (app.status.counts.revoked < 200) await app.turns(1);
    expect(inHand()).toBe(16);
    slow = 1;
    while (app.status.counts.failed === 0) await app.turns(1);
    await app.turns(4);
    expect(inHand()).toBeGreaterThanOrEqual(8);
    expect(inHand()).toBeLessThanOrEqual(10);
    await app.ended();
  });
});

describe('what is told', () => {
  it('is each change of state at once, and the rest at each beat', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    const runId = await app.start(await app.plan(...app.server.add('sandbox', 5)));
    await app.turns();
    expect(app.told.map(({ state }) => state)).toEqual(['running']);
    for (const beat of app.beats) beat();
    expect(app.told.at(-1)).toMatchObject({ counts: { 'in-progress': 2 } });
    const count = app.told.length;
    for (let nth = 0; nth < 3; nth++) for (const beat of app.beats) beat();
    expect(app.told).toHaveLength(count);
    for (const beat of app.beats) beat();
    expect(app.told).toHaveLength(count + 1);
    app.runs.pause({ runId });
    expect(app.told.at(-1)).toMatchObject({ state: 'paused' });
    open();
    await app.turns();
    expect(app.beats).toEqual([]);
  });

  it('is how fast it goes, how long it takes, and which realm asked to be left alone', async () => {
    const waiting: Array<() => void> = [];
    app.server.onRevoke = () => new Promise<void>((resolve) => waiting.push(resolve));
    await app.start(await app.plan(...app.server.add('sandbox', 40)));
    await app.turns();
    expect(app.status).toMatchObject({ perMinute: null, timeLeft: null });
    for (let second = 0; second < 10; second++) {
      app.clock.advance(1000);
      waiting.shift()?.();
      await app.turns(20);
    }
    expect(app.status).toMatchObject({ perMinute: 60, timeLeft: 30_000 });
    app.heldUntil = app.clock.now() + 5000;
    expect(app.status.realms[0]?.heldUntil).toBe(app.heldUntil);
    app.clock.advance(5000);
    expect(app.status.realms[0]?.heldUntil).toBeNull();
  });
});
