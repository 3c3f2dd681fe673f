import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { auditRecordSchema } from '../../shared/audit';
import { keyFingerprint } from '../vault/app-keys';
import { macOf, noMac } from './chain';
import { allOf, anything, appendAll, entryNumber, keyFrom, logFiles, sandbox } from './for-tests';

const newest = { before: null, limit: 50, filter: anything };
const headSeqs = (path: string): number[] =>
  (JSON.parse(readFileSync(path, 'utf8')) as ({ seq: number } | null)[]).map((slot) => slot?.seq ?? -1);

test('a log that is only opened touches nothing; reading an empty one neither', async () => {
  const files = logFiles();
  const log = files.open();
  expect(await log.read(newest)).toEqual({ records: [], next: null, total: 0 });
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 0, unverifiable: 0 });
  await log.close();
  expect(existsSync(files.folder)).toBe(false);
  expect(existsSync(files.head)).toBe(false);
});

test('each record is a line with its mac, numbered from 1, for the owner alone', async () => {
  const files = logFiles();
  const log = files.open();
  const first = await log.append(entryNumber(1));
  expect(first.seq).toBe(2);
  files.clock.advance(1000);
  const second = await log.append({
    kind: 'realm-unlocked',
    realm: sandbox,
    reason: 'ticket',
    details: { minutes: 15 },
  });
  expect(second.seq).toBe(3);
  const [header, one, two] = files.lines('000001.log');
  const key = keyFrom('vault');
  let previous = noMac;
  for (const line of [header, one, two]) {
    const [mac = '', json = ''] = [line?.slice(0, 64), line?.slice(65)];
    expect(mac).toBe(macOf(key, previous, json));
    auditRecordSchema.parse(JSON.parse(json));
    previous = mac;
  }
  expect(previous).toBe(second.mac);
  expect(JSON.parse(header?.slice(65) ?? '')).toMatchObject({
    seq: 1,
    kind: 'log-started',
    app: '1.2.3',
    details: { key: keyFingerprint(key), previousMac: noMac },
  });
  expect(JSON.parse(two?.slice(65) ?? '')).toEqual({
    seq: 3,
    at: files.clock.now(),
    actor: 'mere@till-7',
    app: '1.2.3',
    kind: 'realm-unlocked',
    realm: sandbox,
    reason: 'ticket',
    details: { minutes: 15 },
  });
  expect(files.read('000001.log')).not.toContain(key.toString('hex'));
  expect(statSync(files.file('000001.log')).mode & 0o777).toBe(0o600);
  expect(statSync(files.head).mode & 0o777).toBe(0o600);
  expect(statSync(files.folder).mode & 0o777).toBe(0o700);
});

test('many at once keep their order and share writes', async () => {
  const files = logFiles();
  const log = files.open();
  const places = await Promise.all(Array.from({ length: 200 }, (_, n) => log.append(entryNumber(n))));
  expect(places.map(({ seq }) => seq)).toEqual(places.map((_, n) => n + 2));
  const records = await allOf(log);
  expect(records.slice(1).map(({ consentId }) => consentId)).toEqual(places.map((_, n) => `consent-${n}`));
  // The turn counts the writes of the head: one to announce the file, one for the batch.
  const slots = JSON.parse(readFileSync(files.head, 'utf8')) as { turn: number }[];
  expect(Math.max(...slots.map(({ turn }) => turn))).toBeLessThan(5);
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 201 });
});

test('a file that is full is followed by another, and numbers go on', async () => {
  const files = logFiles();
  const log = files.open({ segmentBytes: 2000 });
  await appendAll(log, 1, 30);
  expect(files.names().length).toBeGreaterThan(3);
  const records = await allOf(log);
  expect(records.map(({ seq }) => seq)).toEqual(records.map((_, n) => n + 1));
  expect(records.filter(({ kind }) => kind === 'log-started')).toHaveLength(files.names().length);
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: records.length });
});

test('the next start goes on in the same file', async () => {
  const files = logFiles();
  for (const run of [1, 2, 3]) {
    const log = files.open();
    await appendAll(log, run * 10, run * 10 + 2);
    await log.close();
  }
  expect(files.names()).toEqual(['000001.log']);
  expect(await files.open().verify()).toMatchObject({ state: 'intact', verified: 10 });
});

test('appending after closing opens it again', async () => {
  const files = logFiles();
  const log = files.open();
  await log.append(entryNumber(1));
  await log.close();
  expect((await log.append(entryNumber(2))).seq).toBe(3);
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 3 });
});

test('a key for one run: the next run begins a file, and the old records are unverifiable', async () => {
  const files = logFiles();
  files.keys.lasting = false;
  const log = files.open();
  await appendAll(log, 1, 3);
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 4, unverifiable: 0 });
  await log.close();
  files.keys.key = keyFrom('another run');
  const next = files.open();
  await appendAll(next, 4, 5);
  expect(files.names()).toEqual(['000001.log', '000002.log']);
  expect(await next.verify()).toMatchObject({ state: 'unverifiable', verified: 3, unverifiable: 4 });
  expect((await allOf(next)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(files.keys.notes.size).toBe(0);
});

test('the vault is opened in mid-run: a new file with its key, and what this run wrote stays verifiable in it', async () => {
  const files = logFiles();
  files.keys.lasting = false;
  files.keys.key = keyFrom('stand-in');
  const log = files.open();
  await appendAll(log, 1, 2);
  files.keys.lasting = true;
  files.keys.key = keyFrom('vault');
  await appendAll(log, 3, 4);
  expect(files.names()).toEqual(['000001.log', '000002.log']);
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 6 });
  await log.close();
  expect(await files.open().verify()).toMatchObject({ state: 'unverifiable', verified: 3, unverifiable: 3 });
});

test('a keychain that comes back: each finds its own records in order', async () => {
  const files = logFiles();
  for (const name of ['gnome', 'kde', 'gnome']) {
    files.keys.key = keyFrom(name);
    const log = files.open();
    await appendAll(log, 1, 2);
    await log.close();
  }
  expect(files.names()).toHaveLength(3);
  expect(await files.open().verify()).toMatchObject({ state: 'unverifiable', verified: 6, unverifiable: 3 });
});

test('after a quiet moment both slots of the head and the vault know the end', async () => {
  const files = logFiles();
  const log = files.open();
  await appendAll(log, 1, 3);
  expect(headSeqs(files.head).sort()).toEqual([3, 4]);
  expect(files.keys.notes.size).toBe(0);
  files.clock.advance(2000);
  await vi.waitFor(() => expect(files.keys.notes.get('audit-head')).toContain('"seq":4'));
  expect(headSeqs(files.head)).toEqual([4, 4]);
});

test('and after a thousand records in a row', async () => {
  const files = logFiles();
  const log = files.open();
  await Promise.all(Array.from({ length: 1000 }, (_, n) => log.append(entryNumber(n))));
  await vi.waitFor(() => expect(files.keys.notes.get('audit-head')).toContain('"seq":1001'));
});

test('what a service must not tell is refused, and what it may is bounded and shown for what it is', async () => {
  const files = logFiles();
  const log = files.open();
  await expect(log.append({ kind: 'token-discarded', token: 'secret' } as never)).rejects.toThrow();
  expect(existsSync(files.folder)).toBe(false);
  await log.append({
    kind: 'run-started',
    reason: `paid\u202edesrever\nsecond line\u0000${'x'.repeat(10_000)}`,
    ticket: '👩‍👧'.repeat(400),
    details: { note: 'y'.repeat(600), many: 3 },
  });
  const [, record] = await allOf(log);
  expect(record?.reason).toMatch(/^paid\\u202edesrever\\u000asecond line\\u0000x+…$/);
  expect(record?.reason?.length).toBeLessThanOrEqual(2001);
  expect(record?.ticket?.isWellFormed()).toBe(true);
  expect(record?.details).toEqual({ note: `${'y'.repeat(500)}…`, many: 3 });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is the point
  expect(files.read('000001.log')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
});

test('something that is no file where the next file should be: another number, and it is told', async () => {
  const files = logFiles();
  const log = files.open({ segmentBytes: 2000 });
  await log.append(entryNumber(1));
  mkdirSync(files.file('000002.log'));
  await appendAll(log, 2, 12);
  expect(files.names().slice(0, 3)).toEqual(['000001.log', '000002.log', '000003.log']);
  expect(await log.verify()).toMatchObject({
    state: 'damaged',
    firstBad: { file: '000002.log', line: 1, problem: 'This is no file.' },
  });
  expect((await allOf(log)).map(({ consentId }) => consentId).filter(Boolean)).toHaveLength(12);
});
