import { beforeEach, describe, expect, it } from 'vitest';
import { type FailureKind, fail } from '../../../shared/failure';
import { runItemSchema, runStatusSchema } from '../../../shared/revocation';
import { diskFull, gate, sandbox, TestApp } from './run-for-tests';

let app: TestApp;
beforeEach(() => {
  app = new TestApp();
});

const trouble = (kind: FailureKind = 'host-unreachable') =>
  fail(kind, 'Not there.', 'Look.', { retryable: true });
const throttled = { kind: 'refused', failure: trouble('throttled').failure } as const;
const items = (runId: string, states?: Array<'revoked' | 'unsent' | 'failed' | 'unknown'>) =>
  app.runs.items({ runId, from: 0, limit: 200, states });

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
    for (const item of items(runId).items)
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
    expect(items(runId).items.map(({ state }) => state)).toEqual([
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
    expect(items(runId, ['unknown']).items).toMatchObject([{ index: 0 }]);
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
    expect(items(runId, ['unknown']).items[0]).toMatchObject({
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
    expect(items(runId, ['failed']).total).toBe(1);
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
