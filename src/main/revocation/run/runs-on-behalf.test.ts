import { beforeEach, describe, expect, it } from 'vitest';
import { fail } from '../../../shared/failure';
import { planReviewSchema, runStatusSchema } from '../../../shared/revocation';
import { anna } from '../../customers/for-tests';
import { headerLines } from '../journal/journal-header';
import { planHash } from '../plan/plan-hash';
import { failureOf } from '../plan-file/plan-file-for-tests';
import { gate, TestApp } from './run-for-tests';

const ben = { id: 'u-ben', email: 'ben@example.com', name: 'Ben' };

let app: TestApp;
let visitId: string;

beforeEach(() => {
  app = new TestApp();
  visitId = app.visits.begin('sandbox');
});

/** Consents of the customer who is acted for, in the sandbox. */
const annas = (count: number) =>
  app.server.add('sandbox', count, { user: { id: anna.id, name: anna.name, email: anna.email } });
const planOf = (count: number) => app.planIn(visitId, ...annas(count));
const states = () => app.status.counts;

describe('a plan made in a visit', () => {
  it('says on whose behalf it is, by id alone, and its hash does too', async () => {
    const planId = await planOf(3);
    const { plan, hash } = app.desk.find(planId);
    expect(plan.actingFor).toBe(anna.id);
    expect(JSON.stringify(plan)).not.toMatch(/canary/i);
    const { actingFor: _, ...own } = plan;
    expect(await planHash(own)).not.toBe(hash);
    expect(await planHash({ ...plan, actingFor: ben.id })).not.toBe(hash);
    expect(await planHash(plan)).toBe(hash);
  });

  it('reads a single consent in its context, and the review names the customer', async () => {
    const { draftId } = app.desk.choose({ draftId: null, consents: annas(1), visitId });
    const review = planReviewSchema.parse(await app.desk.prepare({ draftId }));
    expect(review.actingFor).toEqual(anna);
    expect(app.server.subjects).toEqual([anna.id]);
  });

  it('is made of that customer’s consents alone', async () => {
    const [others] = app.server.add('sandbox', 1, { user: { id: ben.id } });
    const consents = [...annas(2), ...(others ? [{ ...others, id: 'other' }] : [])];
    expect(() => app.desk.choose({ draftId: null, consents, visitId })).toThrow('other customers');
    const [unnamed] = app.server.add('sandbox', 1, { user: undefined });
    expect(app.desk.choose({ draftId: null, consents: unnamed ? [unnamed] : [], visitId }).count).toBe(1);
  });

  it('is made in one visit, which is still on', async () => {
    const consents = annas(2);
    const { draftId } = app.desk.choose({ draftId: null, consents, visitId });
    expect(() => app.desk.choose({ draftId, consents })).toThrow('not all chosen on behalf');
    const begun = app.desk.choose({ draftId: null, consents, visitId });
    app.endVisit();
    expect(await failureOf(app.desk.prepare(begun))).toMatchObject({ kind: 'visit-ended' });
    expect(() => app.desk.choose({ draftId: null, consents, visitId })).toThrow('act for this customer');
    expect(() => app.desk.choose({ draftId: null, consents: app.server.add('prod', 1), visitId })).toThrow();
  });
});

describe('a run on behalf of a customer', () => {
  it('makes every call in their context, and the log names them in every record', async () => {
    await app.start(await planOf(20));
    const status = runStatusSchema.parse(await app.ended());
    expect(status).toMatchObject({ actingFor: anna, counts: { revoked: 20 } });
    expect(new Set(app.server.subjects)).toEqual(new Set([anna.id]));
    const kinds = new Set(app.audit.entries.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'revocation-intended',
      'revocation-outcome',
      'run-ended',
      'run-started',
    ]);
    for (const { subject } of app.audit.entries) expect(subject).toBe(anna.id);
  });

  it('any other is the client’s own, also while somebody is acted for', async () => {
    await app.start(await app.plan(...annas(3)));
    const status = await app.ended();
    expect(status).not.toHaveProperty('actingFor');
    expect(new Set(app.server.subjects)).toEqual(new Set([null]));
    expect(app.audit.entries.every((entry) => !('subject' in entry))).toBe(true);
  });

  it('does not begin without a visit of that customer, and can once there is one', async () => {
    const planId = await planOf(2);
    app.endVisit();
    expect(await failureOf(app.start(planId))).toMatchObject({ kind: 'visit-ended' });
    app.visits.begin('sandbox', ben);
    expect(await failureOf(app.start(planId))).toMatchObject({ kind: 'visit-ended' });
    app.visits.begin('prod');
    expect(await failureOf(app.start(planId))).toMatchObject({ kind: 'visit-ended' });
    expect([app.server.sent, app.audit.entries]).toEqual([[], []]);
    app.visits.begin('sandbox');
    await app.start(planId);
    expect((await app.ended()).counts.revoked).toBe(2);
  });

  it('is called off when the visit ends while its start is written down', async () => {
    const append = app.audit.append.bind(app.audit);
    app.audit.append = async (entry) => {
      if (entry.kind === 'run-started') app.endVisit();
      return append(entry);
    };
    expect(await failureOf(app.start(await planOf(2)))).toMatchObject({ kind: 'visit-ended' });
    expect(app.server.sent).toEqual([]);
    expect(app.audit.of('run-abandoned')).toMatchObject([{ subject: anna.id }]);
  });
});

describe('when the visit ends', () => {
  it('nothing more is sent, the run pauses, and goes on in another visit of the same customer only', async () => {
    const runId = await app.start(await planOf(60));
    while (app.server.sent.length < 20) await app.turns(1);
    app.endVisit('locked');
    const sent = app.server.sent.length;
    expect(app.status).toMatchObject({
      state: 'paused',
      paused: { by: 'trouble', failure: { kind: 'visit-ended' } },
    });
    await app.turns(200);
    expect(app.server.sent).toHaveLength(sent);
    expect(states()).toMatchObject({
      revoked: sent,
      unsent: 60 - sent,
      'in-progress': 0,
      failed: 0,
      unknown: 0,
    });
    const resume = () => app.runs.resume({ runId, confirmations: [] });
    expect(await failureOf(resume())).toMatchObject({ kind: 'visit-ended' });
    app.visits.begin('sandbox', ben);
    expect(await failureOf(resume())).toMatchObject({ kind: 'visit-ended' });
    app.visits.begin('sandbox');
    await resume();
    expect((await app.ended()).counts).toMatchObject({ revoked: 60 });
    expect(app.server.sent).toHaveLength(60);
  });

  it('a consent that was being read waits for later, though its intent was written', async () => {
    const append = app.audit.append.bind(app.audit);
    app.audit.append = async (entry) => {
      const place = await append(entry);
      if (entry.kind === 'revocation-intended') app.endVisit();
      return place;
    };
    await app.start(await planOf(3));
    await app.turns(200);
    expect(app.server.sent).toEqual([]);
    expect(states()).toMatchObject({ unsent: 3, failed: 0 });
    for (const { outcome } of app.audit.of('revocation-outcome')) expect(outcome).toBe('put-back');
  });

  it('what was sent is read with the client’s own token, and what that shows counts', async () => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    await app.start(await planOf(1));
    while (app.server.sent.length < 1) await app.turns(1);
    app.endVisit();
    open();
    await app.turns(200);
    expect(states()).toMatchObject({ revoked: 1 });
    expect(app.server.subjects.at(-1)).toBeNull();
  });

  it.each([
    ['finds nothing', () => fail('not-found', 'Not there.', 'Look again.', { status: 404 })],
    ['cannot read it', () => fail('timeout', 'Too late.', 'Again.')],
  ])('and is unknown when the client %s: never revoked', async (_, failure) => {
    const { passed, open } = gate();
    app.server.onRevoke = () => passed;
    await app.start(await planOf(1));
    while (app.server.sent.length < 1) await app.turns(1);
    app.endVisit();
    app.server.onRead = () => {
      throw failure();
    };
    open();
    await app.turns(200);
    expect(states()).toMatchObject({ revoked: 0, 'already-ended': 0, unknown: 1 });
  });

  it('a run that is not on their behalf goes on', async () => {
    await app.start(await app.plan(...annas(5)));
    app.endVisit();
    expect((await app.ended()).counts.revoked).toBe(5);
  });

  it('one that is paused already says so, and does not go on when the computer wakes', async () => {
    await app.start(await planOf(40));
    app.runs.suspend();
    app.endVisit('locked');
    await app.turns(50);
    app.visits.begin('sandbox');
    await app.runs.wake();
    expect(app.status.paused).toMatchObject({ by: 'trouble', failure: { kind: 'visit-ended' } });
  });

  it('while the run is being stopped, what could not be sent stays unsent', async () => {
    await app.start(await planOf(30));
    while (app.server.sent.length < 5) await app.turns(1);
    app.runs.stop({ runId: app.status.runId });
    app.endVisit();
    const { counts, total } = await app.ended();
    expect(counts.failed).toBe(0);
    expect(counts.revoked).toBe(app.server.sent.length);
    expect((counts.unsent ?? 0) + (counts.revoked ?? 0)).toBe(total);
  });
});

describe('tokens of the customer (V6)', () => {
  it('go right after each revoke, before the consent is read again, and one consent is worked on at a time', async () => {
    const steps: string[] = [];
    app.server.onRead = (name) => void steps.push(`read ${name} ${app.forgotten.length}`);
    app.server.onRevoke = (name) => void steps.push(`revoke ${name} ${app.forgotten.length}`);
    await app.start(await planOf(3));
    await app.ended();
    expect(steps).toEqual(
      [0, 1, 2].flatMap((nth) => [
        `read sandbox/c${nth} ${nth}`,
        `revoke sandbox/c${nth} ${nth}`,
        `read sandbox/c${nth} ${nth + 1}`,
      ]),
    );
    expect(app.forgotten).toEqual(Array(3).fill(`sandbox/${anna.id}`));
  });

  it('stay when nothing was sent', async () => {
    app.server.onRevoke = () => {
      throw fail('secret-missing', 'No key.', 'Type it.');
    };
    await app.start(await planOf(1));
    await app.ended();
    expect(app.forgotten).toEqual([]);
  });
});

describe('after a restart', () => {
  it('its journal knows that it needs a visit, and names nobody', async () => {
    const runId = await app.start(await planOf(10));
    while (app.server.sent.length < 3) await app.turns(1);
    await app.runs.settled();
    const header = app.journals.written.get(runId)?.header;
    const text = header ? [...headerLines(header)].join('\n') : '';
    expect(text).toContain(`"actingFor":"${anna.id}"`);
    expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ version: 2 });
    expect(text).not.toMatch(/canary\d/i);
    app.visits.end('app ended');
    app.restart();
    const { runs } = await app.runs.unfinished();
    expect(runs).toMatchObject([{ runId, actingFor: { id: anna.id, name: '', email: '' } }]);
    expect(await failureOf(app.runs.resume({ runId, confirmations: [] }))).toMatchObject({
      kind: 'visit-ended',
    });
    const before = app.server.subjects.length;
    app.visits.begin('sandbox');
    expect((await app.runs.resume({ runId, confirmations: [] })).actingFor).toEqual(anna);
    expect((await app.ended()).counts.revoked).toBe(10);
    expect(new Set(app.server.subjects.slice(before))).toEqual(new Set([anna.id]));
  });

  it('it can be ended as it stands without one', async () => {
    const runId = await app.start(await planOf(10));
    await app.runs.settled();
    app.endVisit('app ended');
    app.restart();
    await app.runs.unfinished();
    expect(await app.runs.abandon({ runId })).toMatchObject({ state: 'ended' });
    expect(app.audit.of('run-abandoned')).toMatchObject([{ subject: anna.id }]);
  });
});
