import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { planHash } from '../plan/plan-hash';
import { diskFull } from '../run/run-for-tests';
import { Desks, failureOf, type Operator, reason, ticket } from './plan-file-for-tests';

let desks: Desks;
let ana: Operator;
let ben: Operator;
let path: string;
let planId: string;

beforeEach(async () => {
  desks = new Desks();
  ({ ana, ben, path } = desks);
  ({ planId } = await desks.save());
});

const expectRefused = (kind: string, message: RegExp) => desks.expectRefused(planId, kind, message);

describe('not opened', () => {
  it('too large: it is not even read', async () => {
    truncateSync(path, 64 * 1024 * 1024 + 1);
    await expectRefused('invalid-input', /larger than any revocation plan \(64 MB\)\. It was not read/);
  });

  it('not there, or a folder', async () => {
    const missing = join(desks.folder.path, 'missing.json');
    expect(await failureOf(ben.open(missing))).toMatchObject({
      kind: 'storage',
      message: expect.stringContaining('ENOENT'),
    });
    mkdirSync(join(desks.folder.path, 'folder.json'));
    expect(await failureOf(ben.open(join(desks.folder.path, 'folder.json')))).toMatchObject({
      kind: 'invalid-input',
    });
    expect(existsSync(missing)).toBe(false);
  });

  it.each([
    ['expired', 7 * 86_400_000, /was valid until 2026-01-12 09:00 UTC/],
    [
      'prepared in the future',
      -10 * 60_000,
      /will be prepared only later \(2026-01-05 09:00 UTC; it is 2026-01-05 08:50 UTC now\)/,
    ],
  ])('%s', async (_, ahead, message) => {
    ben.clock.advance(ahead);
    await expectRefused('conflict', message);
  });

  it.each([
    ['at its last moment', 7 * 86_400_000 - 1],
    ['by a clock that is a little behind', -4 * 60_000],
  ])('but it is %s', async (_, ahead) => {
    ben.clock.advance(ahead);
    expect(await ben.open(path)).toMatchObject({ count: 4 });
  });

  const others: Array<[string, Partial<RealmProfile>, RegExp]> = [
    [
      'another environment',
      { environment: 'sandbox' },
      /‘Wych NZ’ \(production\) is not among your realms: your ‘Wych NZ’ \(sandbox\) differs in environment\./,
    ],
    ['another name', { name: 'Kiwi' }, /your ‘Kiwi’ \(production\) differs in name\./],
    ['another API', { apiBaseUrl: 'https://api.other.example' }, /differs in API address\./],
    ['another partner', { partnerId: 'p' }, /differs in partner id\./],
    ['another app', { appId: 'a' }, /differs in app id\./],
    ['another route', { routes: { revokeMethod: 'POST' } }, /differs in routes\./],
    [
      'nothing alike',
      { name: 'X', realmName: 'y', apiBaseUrl: 'https://a.b', loginBaseUrl: 'https://l.b' },
      /at https:\/\/api\.example\.com\/v4 is not among your realms\./,
    ],
  ];
  it.each(others)('a realm with %s', async (_, more, message) => {
    ben.profiles = ben.profiles.map((profile) =>
      profile.name === 'Wych NZ' ? { ...profile, ...more } : profile,
    );
    await expectRefused('conflict', message);
  });

  it('several realms that fit: which one is meant cannot be known', async () => {
    ben.profiles = [
      ...ben.profiles,
      ...ben.profiles.map((profile) => ({ ...profile, id: `${profile.id}-2` })),
    ];
    await expectRefused('conflict', /fits several of your realms/);
  });

  it('without any realm: all are named', async () => {
    ben.profiles = [];
    await expectRefused(
      'conflict',
      /‘Wych NZ’ \(production\).*‘Sandbox’ \(sandbox\)|‘Sandbox’ \(sandbox\).*‘Wych NZ’ \(production\)/,
    );
  });

  it('when the log cannot be written', async () => {
    ben.audit.broken = diskFull;
    expect(await failureOf(ben.open(path))).toMatchObject({ kind: 'storage' });
    expect(() => ben.desk.find(planId)).toThrow(/no longer valid/);
  });

  it('again after it was run', async () => {
    await ben.open(path);
    ben.desk.use(planId);
    expect(await failureOf(ben.open(path))).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('run once'),
    });
    expect(ben.audit.of('plan-opened')).toHaveLength(1);
  });

  it.each([
    ['for longer than seven days', 7 * 86_400_000 + 1],
    ['until before it was prepared', -1],
  ])('valid %s, whatever its hash says', async (_, validity) => {
    const file = desks.read();
    const { plan } = ana.desk.find(planId);
    const validUntil = plan.preparedAt + validity;
    file.plan.validUntil = validUntil;
    file.hash = await planHash({ ...plan, validUntil }, { reason, ticket });
    writeFileSync(path, JSON.stringify(file));
    await expectRefused('invalid-input', /not valid for seven days/);
  });

  it('under the id of a plan that is open and says something else', async () => {
    const file = desks.read();
    file.plan.reason = 'Something else';
    const { plan } = ana.desk.find(planId);
    file.hash = await planHash(
      { ...plan, validUntil: plan.preparedAt + 7 * 86_400_000 },
      { reason: 'Something else', ticket },
    );
    // By its hash it is a good file, and on a computer that does not know the plan it opens.
    writeFileSync(path, JSON.stringify(file));
    expect(await ben.open(path)).toMatchObject({ file: { reason: 'Something else' } });
    file.plan.items.pop();
    file.hash = await planHash(
      { ...plan, items: plan.items.slice(0, -1), validUntil: plan.preparedAt + 7 * 86_400_000 },
      { reason: 'Something else', ticket },
    );
    writeFileSync(path, JSON.stringify(file));
    expect(await failureOf(ana.open(path))).toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining('says something else'),
    });
    expect(ana.desk.find(planId).plan.items).toHaveLength(4);
  });
});
