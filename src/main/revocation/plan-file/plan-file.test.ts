import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { planReviewSchema } from '../../../shared/revocation';
import { planHash } from '../plan/plan-hash';
import { diskFull, sandbox } from '../run/run-for-tests';
import { Desks, failureOf, Operator, reason, ticket } from './plan-file-for-tests';

let desks: Desks;
let ana: Operator;
let ben: Operator;
let path: string;

beforeEach(() => {
  desks = new Desks();
  ({ ana, ben, path } = desks);
});

describe('saved and opened', () => {
  it('says the same with the same hash on another computer, with its own realm ids', async () => {
    const { planId, hash, fileName } = await desks.save();
    expect(fileName).toBe('plan.json');
    expect(ana.chooser.suggested).toEqual([`revocation-plan-${hash.slice(0, 8)}.json`]);
    const review = planReviewSchema.parse(await ben.open(path));
    expect(review).toMatchObject({
      planId,
      hash,
      preparedBy: 'ana@one',
      count: 4,
      revocable: 4,
      file: { name: 'plan.json', reason, ticket, byMyself: false },
    });
    expect(review.realms.map(({ realmId }) => realmId).sort()).toEqual(['prod-of-ben', 'sandbox-of-ben']);
    const { plan } = ben.desk.find(planId);
    expect(plan.items.map(({ realmId, id }) => `${realmId}/${id}`)).toEqual(
      ana.desk.find(planId).plan.items.map(({ realmId, id }) => `${realmId}-of-ben/${id}`),
    );
    expect(plan.validUntil).toBe(plan.preparedAt + 7 * 86_400_000);
    expect(await planHash(plan, { reason, ticket })).toBe(hash);
  });

  it('is in both audit logs with that hash, before the file has its name', async () => {
    const { hash } = await desks.save();
    await ben.open(path);
    expect(ana.audit.entries).toEqual([
      {
        kind: 'plan-exported',
        reason,
        ticket,
        outcome: 'saved',
        details: { hash, consents: 4, preparedBy: 'ana@one' },
      },
    ]);
    expect(ben.audit.entries).toEqual([
      {
        kind: 'plan-opened',
        reason,
        ticket,
        outcome: 'opened',
        details: { hash, consents: 4, preparedBy: 'ana@one', fileName: 'plan.json' },
      },
    ]);
  });

  it('gives the same bytes each time, without names and addresses of customers and local ids', async () => {
    const { planId } = await desks.save();
    const first = readFileSync(path, 'utf8');
    expect(await ana.files.exportFile({ planId, reason, ticket })).toMatchObject({
      saved: true,
      fileName: 'plan.json',
    });
    expect(readFileSync(path, 'utf8')).toBe(first);
    expect(first).not.toMatch(/canary/i);
    expect(first).not.toContain('"sandbox-of-ana"');
    expect(first).not.toContain('clientId');
    expect(Object.keys(desks.read().plan.items[0] ?? {})).toEqual([
      'realm',
      'id',
      'status',
      'statusAsReceived',
      'createdAt',
      'expiresAt',
      'recipient',
      'customerId',
      'customerDigest',
      'permissions',
    ]);
  });

  it('says so when it is opened by who prepared it', async () => {
    await desks.save();
    expect(await ana.open(path)).toMatchObject({ file: { byMyself: true } });
  });

  it('goes without a ticket, with a reason of several lines', async () => {
    const { hash } = await desks.save({ reason: 'First.\nSecond: "items": []' });
    expect(await ben.open(path)).toMatchObject({ hash, file: { reason: 'First.\nSecond: "items": []' } });
    expect(desks.read().plan).not.toHaveProperty('ticket');
  });

  it('opens where a realm is marked read-only: that is for the run to refuse', async () => {
    await desks.save();
    ben.profiles = ben.profiles.map((profile) => ({ ...profile, readOnly: true }));
    expect(await ben.open(path)).toMatchObject({ count: 4 });
  });

  it('does nothing when no file is chosen', async () => {
    const planId = await ana.prepare();
    expect(await ana.files.exportFile({ planId, reason })).toEqual({ saved: false });
    expect(await ben.files.openFile()).toBeNull();
    expect([...ana.audit.entries, ...ben.audit.entries]).toEqual([]);
    expect(desks.folder.files()).toEqual([]);
  });
});

describe('not saved', () => {
  it('when the log cannot be written', async () => {
    const planId = await ana.prepare();
    ana.chooser.path = path;
    ana.audit.broken = diskFull;
    expect(await failureOf(ana.files.exportFile({ planId, reason }))).toMatchObject({ kind: 'storage' });
    expect(desks.folder.files()).toEqual([]);
  });

  it('where nothing can be written', async () => {
    const planId = await ana.prepare();
    ana.chooser.path = join(desks.folder.path, 'not-there', 'plan.json');
    expect(await failureOf(ana.files.exportFile({ planId, reason }))).toMatchObject({
      kind: 'storage',
      message: 'The folder for ‘plan.json’ is not there.',
    });
    expect(ana.audit.entries).toEqual([]);
  });

  it('when it would be too large to be opened', async () => {
    const small = new Operator('ana@one', [sandbox], ana.clock, 1000);
    small.chooser.path = path;
    expect(await failureOf(small.files.exportFile({ planId: await small.prepare(5), reason }))).toMatchObject(
      {
        kind: 'invalid-input',
        message: expect.stringContaining('too large for a plan file'),
      },
    );
    expect([desks.folder.files(), small.audit.entries]).toEqual([[], []]);
  });

  it('when it revokes on behalf of a customer', async () => {
    const [realm] = ana.profiles;
    const visitId = ana.visits.begin(realm?.id ?? '');
    const consents = ana.server.add(realm?.id ?? '', 1);
    const { planId } = await ana.desk.prepare(ana.desk.choose({ draftId: null, consents, visitId }));
    expect(await failureOf(ana.files.exportFile({ planId, reason }))).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('on behalf of the customer'),
    });
    expect([desks.folder.files(), ana.audit.entries, ana.chooser.suggested]).toEqual([[], [], []]);
  });

  it('when its plan is unknown, or came as a file', async () => {
    expect(await failureOf(ana.files.exportFile({ planId: 'none', reason }))).toMatchObject({
      kind: 'not-found',
    });
    const { planId } = await desks.save();
    await ben.open(path);
    expect(await failureOf(ben.files.exportFile({ planId, reason: 'Another' }))).toMatchObject({
      kind: 'conflict',
      hint: expect.stringContaining('plan.json'),
    });
  });
});
