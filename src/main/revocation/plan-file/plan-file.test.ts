import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { planReviewSchema } from '../../../shared/revocation';
import { testFolder } from '../../storage/for-tests';
import { planHash } from '../plan/plan-hash';
import { diskFull, production, sandbox } from '../run/run-for-tests';
import { failureOf, Operator } from './plan-file-for-tests';

const reason = 'The customer asked for it';
const ticket = 'OPS-1042';
const elsewhere = (profile: RealmProfile): RealmProfile => ({
  ...profile,
  id: `${profile.id}-of-ben`,
  clientId: 'another client',
  accent: 'pink',
});

let folder: ReturnType<typeof testFolder>;
let path: string;
let ana: Operator;
let ben: Operator;

beforeEach(() => {
  folder = testFolder();
  path = join(folder.path, 'plan.json');
  ana = new Operator('ana@one', [sandbox, production]);
  // In another order, as they came to add them.
  ben = new Operator('ben@two', [elsewhere(production), elsewhere(sandbox)]);
});

/** Ana prepares and saves a plan. */
async function save(words: { reason: string; ticket?: string } = { reason, ticket }) {
  const planId = await ana.prepare();
  ana.chooser.path = path;
  const saved = await ana.files.exportFile({ planId, ...words });
  if (!saved.saved) throw new Error('nothing was saved');
  return { planId, ...saved };
}

type Json = Record<string, unknown>;
const read = () =>
  JSON.parse(readFileSync(path, 'utf8')) as { hash: string; plan: Json & { items: Json[]; realms: Json[] } };

describe('saved and opened', () => {
  it('says the same with the same hash on another computer, with its own realm ids', async () => {
    const { planId, hash, fileName } = await save();
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
    const { hash } = await save();
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
    const { planId } = await save();
    const first = readFileSync(path, 'utf8');
    expect(await ana.files.exportFile({ planId, reason, ticket })).toMatchObject({
      saved: true,
      fileName: 'plan.json',
    });
    expect(readFileSync(path, 'utf8')).toBe(first);
    expect(first).not.toMatch(/canary/i);
    expect(first).not.toContain('"sandbox-of-ana"');
    expect(first).not.toContain('clientId');
    expect(Object.keys(read().plan.items[0] ?? {})).toEqual([
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
    await save();
    expect(await ana.open(path)).toMatchObject({ file: { byMyself: true } });
  });

  it('goes without a ticket, with a reason of several lines', async () => {
    const { hash } = await save({ reason: 'First.\nSecond: "items": []' });
    expect(await ben.open(path)).toMatchObject({ hash, file: { reason: 'First.\nSecond: "items": []' } });
    expect(read().plan).not.toHaveProperty('ticket');
  });

  it('opens where a realm is marked read-only: that is for the run to refuse', async () => {
    await save();
    ben.profiles = ben.profiles.map((profile) => ({ ...profile, readOnly: true }));
    expect(await ben.open(path)).toMatchObject({ count: 4 });
  });

  it('does nothing when no file is chosen', async () => {
    const planId = await ana.prepare();
    expect(await ana.files.exportFile({ planId, reason })).toEqual({ saved: false });
    expect(await ben.files.openFile()).toBeNull();
    expect([...ana.audit.entries, ...ben.audit.entries]).toEqual([]);
    expect(folder.files()).toEqual([]);
  });
});

describe('not saved', () => {
  it('when the log cannot be written', async () => {
    const planId = await ana.prepare();
    ana.chooser.path = path;
    ana.audit.broken = diskFull;
    expect(await failureOf(ana.files.exportFile({ planId, reason }))).toMatchObject({ kind: 'storage' });
    expect(folder.files()).toEqual([]);
  });

  it('where nothing can be written', async () => {
    const planId = await ana.prepare();
    ana.chooser.path = join(folder.path, 'not-there', 'plan.json');
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
    expect([folder.files(), small.audit.entries]).toEqual([[], []]);
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
    expect([folder.files(), ana.audit.entries, ana.chooser.suggested]).toEqual([[], [], []]);
  });

  it('when its plan is unknown, or came as a file', async () => {
    expect(await failureOf(ana.files.exportFile({ planId: 'none', reason }))).toMatchObject({
      kind: 'not-found',
    });
    const { planId } = await save();
    await ben.open(path);
    expect(await failureOf(ben.files.exportFile({ planId, reason: 'Another' }))).toMatchObject({
      kind: 'conflict',
      hint: expect.stringContaining('plan.json'),
    });
  });
});

describe('not opened', () => {
  /** Nothing else has happened. */
  async function expectRefused(kind: string, message: RegExp): Promise<void> {
    const failure = await failureOf(ben.open(path));
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(failure?.message).toMatch(/not|nothing/i);
    expect(failure?.hint).not.toBe('');
    expect(ben.audit.entries).toEqual([]);
    expect(
      await failureOf(Promise.resolve().then(() => ben.desk.find(ana.desk.find(planId).plan.planId))),
    ).toMatchObject({
      kind: 'not-found',
    });
  }
  let planId: string;
  let text: string;
  beforeEach(async () => {
    ({ planId } = await save());
    text = readFileSync(path, 'utf8');
  });

  const bytes: Array<[string, (text: string) => string | Uint8Array, RegExp]> = [
    ['empty', () => '', /is empty/],
    ['not JSON', () => 'Dear colleague,', /is not JSON/],
    ['torn', (whole) => whole.slice(0, -10), /is not JSON/],
    ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /is not a text/],
    ['with NUL bytes', (whole) => whole.replace('"plan"', '"plan\u0000"'), /is not a text/],
    ['UTF-16', (whole) => Buffer.from(`\ufeff${whole}`, 'utf16le'), /saved again by another program/],
    [
      'UTF-16, big end first',
      (whole) => Buffer.from(`\ufeff${whole}`, 'utf16le').swap16(),
      /another program/,
    ],
    ['with a byte order mark', (whole) => `\ufeff${whole}`, /saved again by another program/],
    ['Latin-1', (whole) => Buffer.from(whole.replace('customer asked', 'cliente pidió'), 'latin1'), /UTF-8/],
    ['JSON of something else', () => '{"format":"something else"}', /not written by this app/],
    ['null', () => 'null', /not written by this app/],
    ['a list', () => '[1,2]', /not written by this app/],
    [
      'nested without end where there should be text',
      (whole) => whole.replace(/"permissions":\[/, `$&${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      /‘plan\.items\.0\.permissions\.0’ is not what it should be/,
    ],
    [
      'nested without end',
      () => `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`,
      /not written by this app/,
    ],
  ];
  it.each(bytes)('%s', async (_, change, message) => {
    writeFileSync(path, change(text));
    await expectRefused('invalid-input', message);
  });

  type Change = (file: ReturnType<typeof read>, plan: ReturnType<typeof read>['plan']) => unknown;
  const contents: Array<[string, Change, string, RegExp]> = [
    ['a newer version', (file) => Object.assign(file, { version: 2 }), 'invalid-input', /newer version/],
    ['an older version', (file) => Object.assign(file, { version: 0 }), 'invalid-input', /older version/],
    ['no version', (file) => Object.assign(file, { version: 'one' }), 'invalid-input', /‘version’/],
    [
      'another hash',
      (file) => Object.assign(file, { hash: '0'.repeat(64) }),
      'invalid-input',
      /changed after/,
    ],
    [
      'an edited reason',
      (_, plan) => Object.assign(plan, { reason: 'Something else' }),
      'invalid-input',
      /changed after/,
    ],
    [
      'a reason with an override',
      (_, plan) => Object.assign(plan, { reason: 'a\u202eb c' }),
      'invalid-input',
      /plan\.reason/,
    ],
    [
      'a reason of 10,000',
      (_, plan) => Object.assign(plan, { reason: 'x'.repeat(10_000) }),
      'invalid-input',
      /plan\.reason/,
    ],
    [
      'a ticket to trim',
      (_, plan) => Object.assign(plan, { ticket: ' T ' }),
      'invalid-input',
      /plan\.ticket/,
    ],
    [
      'another preparer',
      (_, plan) => Object.assign(plan, { preparedBy: 'ben@two' }),
      'invalid-input',
      /changed after/,
    ],
    [
      'a preparer in two lines',
      (_, plan) => Object.assign(plan, { preparedBy: 'a\nb' }),
      'invalid-input',
      /preparedBy/,
    ],
    ['a later end', (_, plan) => Object.assign(plan, { validUntil: 9e15 }), 'invalid-input', /changed after/],
    ['no items', (_, plan) => Object.assign(plan, { items: [] }), 'invalid-input', /names no consent/],
    [
      'too many items',
      (_, plan) => Object.assign(plan, { items: Array(100_001).fill(0) }),
      'invalid-input',
      /more consents than/,
    ],
    [
      'items of another type',
      (_, plan) => Object.assign(plan, { items: {} }),
      'invalid-input',
      /plan\.items/,
    ],
    ['an item of another type', (_, plan) => plan.items.push(7 as never), 'invalid-input', /plan\.items\.4/],
    [
      'an item twice',
      (_, plan) => plan.items.push(plan.items[0] as Json),
      'invalid-input',
      /consent 5 is named twice/,
    ],
    ['one item less', (_, plan) => plan.items.pop(), 'invalid-input', /changed after/],
    ['items in another order', (_, plan) => plan.items.reverse(), 'invalid-input', /changed after/],
    [
      'an item elsewhere',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { realm: 1 - Number(plan.items[0]?.realm) }),
      'invalid-input',
      /named twice|changed after/,
    ],
    [
      'an item nowhere',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { realm: 2 }),
      'invalid-input',
      /consent 1 names a realm/,
    ],
    [
      'an item with a field more',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { all: true }),
      'invalid-input',
      /plan\.items\.0/,
    ],
    [
      'a time that no calendar holds',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { expiresAt: 9e15 }),
      'invalid-input',
      /items\.0\.expiresAt/,
    ],
    [
      'a prototype',
      (_, plan) => Object.defineProperty(plan.items[0] ?? {}, '__proto__', { value: {}, enumerable: true }),
      'invalid-input',
      /plan\.items\.0/,
    ],
    [
      'a prototype of all',
      (file) => Object.defineProperty(file, '__proto__', { value: { a: 1 }, enumerable: true }),
      'invalid-input',
      /‘the file’/,
    ],
    [
      'an id that is too long',
      (_, plan) => Object.assign(plan.items[0] ?? {}, { id: 'x'.repeat(513) }),
      'invalid-input',
      /items\.0\.id/,
    ],
    [
      'a realm more',
      (_, plan) => plan.realms.push({ ...plan.realms[0], name: 'New' }),
      'invalid-input',
      /list of realms/,
    ],
    [
      'a realm twice',
      (_, plan) => {
        plan.realms[1] = plan.realms[0] as Json;
        for (const [nth, item] of plan.items.entries()) item.id = `c${nth}`;
      },
      'invalid-input',
      /list of realms/,
    ],
    ['realms swapped', (_, plan) => plan.realms.reverse(), 'invalid-input', /changed after/],
    [
      'another API address',
      (_, plan) => Object.assign(plan.realms[0] ?? {}, { apiBaseUrl: 'https://evil.example' }),
      'invalid-input',
      /changed after/,
    ],
  ];
  it.each(contents)('%s', async (_, change, kind, message) => {
    const file = read();
    change(file, file.plan);
    writeFileSync(path, JSON.stringify(file));
    await expectRefused(kind, message);
  });

  it('opens as it was, written by another JSON writer: the table above can fail', async () => {
    writeFileSync(path, JSON.stringify(read()));
    expect(await ben.open(path)).toMatchObject({ count: 4 });
  });

  it('too large: it is not even read', async () => {
    truncateSync(path, 64 * 1024 * 1024 + 1);
    await expectRefused('invalid-input', /larger than any revocation plan \(64 MB\)\. It was not read/);
  });

  it('not there, or a folder', async () => {
    const missing = join(folder.path, 'missing.json');
    expect(await failureOf(ben.open(missing))).toMatchObject({
      kind: 'storage',
      message: expect.stringContaining('ENOENT'),
    });
    mkdirSync(join(folder.path, 'folder.json'));
    expect(await failureOf(ben.open(join(folder.path, 'folder.json')))).toMatchObject({
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
    const file = read();
    const { plan } = ana.desk.find(planId);
    const validUntil = plan.preparedAt + validity;
    file.plan.validUntil = validUntil;
    file.hash = await planHash({ ...plan, validUntil }, { reason, ticket });
    writeFileSync(path, JSON.stringify(file));
    await expectRefused('invalid-input', /not valid for seven days/);
  });

  it('under the id of a plan that is open and says something else', async () => {
    const file = read();
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
