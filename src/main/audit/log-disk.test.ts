/** A disk that does not take what it is given: the caller is told, nothing half-written stays, and the log goes on once the disk does. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../shared/failure';
import { AppendFile } from '../storage/append-file';
import { builtForTests } from '../storage/child-for-tests';
import { allOf, anything, appendAll, entryNumber, keyFrom, logFiles } from './for-tests';

const fullDiskChild = builtForTests(join(import.meta.dirname, 'full-disk-child.ts'));
const isRoot = process.getuid?.() === 0;
const ids = async (files: ReturnType<typeof logFiles>) =>
  (await allOf(files.open())).map(({ consentId }) => consentId).filter(Boolean);
const storage = (message: RegExp) => ({
  failure: { kind: 'storage', retryable: true, message: expect.stringMatching(message) },
});

/** Fails as a real file does, at the step that a test chooses. */
class Disk {
  error: NodeJS.ErrnoException | null = null;

  open = async (path: string): Promise<AppendFile> => {
    if (this.error) throw this.error;
    const file = await AppendFile.open(path);
    const append = file.append.bind(file);
    file.append = async (lines) => {
      if (this.error) throw this.error;
      await append(lines);
    };
    return file;
  };

  fail(code: string): void {
    this.error = Object.assign(new Error(`${code}: it says no`), { code });
  }
}

describe.each([
  ['ENOSPC', /disk is full/],
  ['EDQUOT', /disk is full/],
  ['EACCES', /read-only/],
  ['EROFS', /read-only/],
  ['EIO', /cannot be written\./],
])('%s', (code, message) => {
  test('is told to everyone who waits, and goes by itself', async () => {
    const files = logFiles();
    const disk = new Disk();
    const log = files.open({ openFile: disk.open });
    await appendAll(log, 1, 3);
    const before = files.read('000001.log');
    disk.fail(code);
    const all = await Promise.allSettled([log.append(entryNumber(4)), log.append(entryNumber(5))]);
    for (const result of all) expect(result).toMatchObject({ status: 'rejected', reason: storage(message) });
    expect(all[0]).toMatchObject({ reason: { failure: { hint: expect.stringContaining(files.path) } } });
    expect(files.read('000001.log')).toBe(before);
    // What is there can still be read.
    expect((await log.read({ before: null, limit: 10, filter: anything })).records).toHaveLength(4);
    disk.error = null;
    expect((await log.append(entryNumber(6))).seq).toBe(5);
    expect(await ids(files)).toEqual(['consent-1', 'consent-2', 'consent-3', 'consent-6']);
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: 5 });
  });
});

test.skipIf(process.platform !== 'linux')('a device that is full, as the system says it', async () => {
  const files = logFiles();
  let path: string | null = '/dev/full';
  const log = files.open({ openFile: (file) => AppendFile.open(path ?? file) });
  await expect(log.append(entryNumber(1))).rejects.toMatchObject(storage(/disk is full/));
  path = null;
  await log.append(entryNumber(2));
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 2 });
});

test.skipIf(process.platform === 'win32')(
  'a file that may grow no further: what was half-written is cut off, what was acknowledged is there',
  async () => {
    const files = logFiles();
    const key = keyFrom('vault').toString('hex');
    // The shell's unit is 512 or 1024 bytes: far below what a log may have in either case.
    const child = spawnSync(
      'sh',
      ['-c', 'ulimit -f 40; exec "$@"', 'sh', process.execPath, fullDiskChild, files.path, key],
      { encoding: 'utf8' },
    );
    const { seq, failure } = JSON.parse(child.stdout) as { seq: number; failure: Failure };
    expect(failure).toMatchObject(storage(/disk is full/).failure);
    expect(seq).toBeGreaterThan(10);
    expect(files.bytes('000001.log').length).toBeLessThanOrEqual(40 * 1024);
    const log = files.open();
    expect(await log.verify()).toMatchObject({ state: 'intact', verified: seq });
    expect(files.read('000001.log').endsWith('}\n')).toBe(true);
    expect((await log.append(entryNumber(1))).seq).toBe(seq + 1);
  },
  60_000,
);

test('the head cannot be written: the record is taken back, and nothing is damaged afterwards', async () => {
  const files = logFiles();
  const log = files.open();
  await appendAll(log, 1, 3);
  const before = files.read('000001.log');
  const aside = `${files.head}.aside`;
  renameSync(files.head, aside);
  mkdirSync(files.head);
  await expect(log.append(entryNumber(4))).rejects.toMatchObject(storage(/cannot be written/));
  expect(files.read('000001.log')).toBe(before);
  rmdirSync(files.head);
  renameSync(aside, files.head);
  await log.append(entryNumber(5));
  expect(await log.verify()).toMatchObject({ state: 'intact', verified: 5 });
  expect(await ids(files)).toEqual(['consent-1', 'consent-2', 'consent-3', 'consent-5']);
});

test('something that is no folder where the folder should be', async () => {
  const files = logFiles();
  mkdirSync(join(files.path, 'elsewhere'));
  const log = files.open({ folder: join(files.path, 'elsewhere') });
  files.write('x', '');
  renameSync(files.file('x'), join(files.path, 'elsewhere', 'audit'));
  await expect(log.append(entryNumber(1))).rejects.toMatchObject(storage(/cannot be written/));
  await expect(log.read({ before: null, limit: 10, filter: anything })).rejects.toMatchObject(storage(/./));
});

test('a quiet moment on a disk that fails is no trouble', async () => {
  const files = logFiles();
  const log = files.open();
  await appendAll(log, 1, 2);
  renameSync(files.head, `${files.head}.aside`);
  mkdirSync(files.head);
  await log.close();
  rmdirSync(files.head);
  renameSync(`${files.head}.aside`, files.head);
  expect(await files.open().verify()).toMatchObject({ state: 'intact', verified: 3 });
});

// The system lets its administrator write to anything.
test.skipIf(isRoot)('a file that was made read-only, found at the next start', async () => {
  const files = logFiles();
  const log = files.open();
  await appendAll(log, 1, 2);
  await log.close();
  chmodSync(files.file('000001.log'), 0o400);
  const next = files.open();
  await expect(next.append(entryNumber(3))).rejects.toMatchObject(storage(/read-only/));
  chmodSync(files.file('000001.log'), 0o600);
  await next.append(entryNumber(4));
  expect(await next.verify()).toMatchObject({ state: 'intact', verified: 4 });
});
