/** What the disk can do to an export: the real file system where it can be had, an injected error beside it where it takes root. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tinyDisk } from '../storage/tiny-disk-for-tests';
import { WholeFile } from '../storage/whole-file';
import { failing, order, setUp } from './for-tests';

const rows = [
  ['c-1', 1],
  ['c-2', 2],
];
const many = Array.from({ length: 1000 }, (_, index) => ['c'.repeat(100), index]);

/** A real file on which one act fails as on a broken disk. */
const failingAt = (act: 'write' | 'sync' | 'finish', code: string, after = 0) => {
  let calls = 0;
  return async (path: string) => {
    const file = await WholeFile.create(path);
    const broken = async (content?: string | Uint8Array) => {
      if (calls++ >= after) throw Object.assign(new Error(`${code}: injected`), { code });
      return file.write(content ?? '');
    };
    return new Proxy(file, {
      get: (target, name) => {
        if (name === act) return broken;
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  };
};

describe('a disk that is full', () => {
  it('really', async ({ skip }) => {
    const disk = tinyDisk('size=256k');
    if (disk === null) return skip('this user may not mount a file system');
    const world = setUp();
    world.place = join(disk, 'out.csv');
    const { exportId } = await world.begin(order({ rows: 5000 }));
    const told = (async () => {
      for (let slice = 0; slice < 5; slice++) await world.service.rows({ exportId, rows: many });
    })();
    await expect(told).rejects.toMatchObject(failing('storage', /no room left for ‘out.csv’/));
    expect(readdirSync(disk)).toEqual([]);
    expect(world.entries).toEqual([]);
    await expect(world.service.rows({ exportId, rows: [] })).rejects.toMatchObject(failing('not-found'));
  });

  it.each([
    ['at the first byte', 'write', 0],
    ['among the rows', 'write', 1],
    ['when all is to be on the disk', 'sync', 0],
  ] as const)('%s', async (_, act, after) => {
    const { service, files, entries } = setUp({ create: failingAt(act, 'ENOSPC', after) });
    const told = (async () => {
      const begun = await service.begin(order());
      const exportId = begun?.exportId ?? '';
      await service.rows({ exportId, rows });
      await service.finish({ exportId });
    })();
    await expect(told).rejects.toMatchObject({
      failure: { kind: 'storage', retryable: true, hint: expect.stringContaining('Free some space') },
    });
    expect(files()).toEqual([]);
    expect(entries).toEqual([]);
  });
});

describe('a place that cannot be written to', () => {
  it('because nobody may', async ({ skip }) => {
    const disk = tinyDisk('ro');
    if (disk === null) return skip('this user may not mount a file system');
    const world = setUp();
    world.place = join(disk, 'out.csv');
    await expect(world.begin()).rejects.toMatchObject(failing('storage', /may not be written there/));
  });

  it('because a folder has the name', async () => {
    const world = setUp();
    mkdirSync(join(world.path, 'out.csv'));
    await expect(world.begin()).rejects.toMatchObject(failing('storage', /is a folder/));
    expect(world.files()).toEqual(['out.csv']);
  });

  it('because its folder is not there', async () => {
    const world = setUp();
    world.place = join(world.path, 'gone', 'out.csv');
    await expect(world.begin()).rejects.toMatchObject(
      failing('storage', /folder for ‘out.csv’ is not there/),
    );
  });

  it('because its name is too long', async () => {
    const world = setUp();
    world.place = join(world.path, `${'x'.repeat(300)}.csv`);
    await expect(world.begin()).rejects.toMatchObject(failing('storage', /too long/));
    expect(world.files()).toEqual([]);
  });

  it('leaves room for the next export', async () => {
    const world = setUp({ create: () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' })) });
    for (let time = 0; time < 5; time++)
      await expect(world.begin()).rejects.toMatchObject(failing('storage'));
  });
});

describe('a file that does not get its name', () => {
  it('because its folder went meanwhile: the log has that it failed', async () => {
    const { service, begin, path, entries } = setUp();
    const { exportId } = await begin();
    await service.rows({ exportId, rows });
    rmSync(path, { recursive: true });
    await expect(service.finish({ exportId })).rejects.toMatchObject(failing('storage', /folder/));
    expect(existsSync(path)).toBe(false);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['saved', 'failed']);
  });

  it('because another program has the old one open: that one stays', async () => {
    const { service, begin, files, read, write, entries } = setUp({ create: failingAt('finish', 'EBUSY') });
    write('out.csv', 'of yesterday');
    const { exportId } = await begin();
    await service.rows({ exportId, rows });
    await expect(service.finish({ exportId })).rejects.toMatchObject({
      failure: { kind: 'storage', hint: expect.stringContaining('Close it') },
    });
    expect(files()).toEqual(['out.csv']);
    expect(read('out.csv')).toBe('of yesterday');
    expect(entries.map(({ outcome }) => outcome)).toEqual(['saved', 'failed']);
  });
});
