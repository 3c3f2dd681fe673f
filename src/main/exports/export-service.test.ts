import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WholeFile } from '../storage/whole-file';
import { failing, order, setUp } from './for-tests';
import { patience } from './ongoing-export';

const two = [
  ['c-1', 1],
  ['=c-2', -2],
];

describe('an export', () => {
  it('has its name only at the end, with every row in order', async () => {
    const { service, begin, files, read } = setUp();
    const { exportId, fileName } = await begin();
    expect(fileName).toBe('out.csv');
    expect(await service.rows({ exportId, rows: two.slice(0, 1) })).toMatchObject({ rows: 1 });
    expect(files()).toHaveLength(1);
    expect(files()).not.toContain('out.csv');
    const { rows, bytes } = await service.rows({ exportId, rows: two.slice(1) });
    expect(await service.finish({ exportId })).toEqual({ fileName: 'out.csv', rows, bytes });
    expect(files()).toEqual(['out.csv']);
    expect(read('out.csv')).toBe(`\ufeff"Consent id","Count"\r\n"c-1",1\r\n"'=c-2",-2\r\n`);
    expect(Buffer.byteLength(read('out.csv'))).toBe(bytes);
  });

  it('as JSON Lines', async () => {
    const { service, begin, read } = setUp();
    const { exportId } = await begin(order({ format: 'jsonl' }));
    await service.rows({ exportId, rows: two });
    await service.finish({ exportId });
    expect(read('out.csv')).toBe('{"id":"c-1","count":1}\n{"id":"=c-2","count":-2}\n');
  });

  it('of no rows is a file of titles', async () => {
    const { service, begin, read } = setUp();
    const { exportId } = await begin(order({ rows: 0 }));
    await service.finish({ exportId });
    expect(read('out.csv')).toBe('\ufeff"Consent id","Count"\r\n');
  });

  it('takes the place of an older file at its end and not before', async () => {
    const { service, begin, read, write } = setUp();
    write('out.csv', 'of yesterday');
    const { exportId } = await begin();
    await service.rows({ exportId, rows: two });
    expect(read('out.csv')).toBe('of yesterday');
    await service.finish({ exportId });
    expect(read('out.csv')).toContain('c-1');
  });

  it('keeps the order of rows that were not waited for', async () => {
    const { service, begin, read } = setUp();
    const { exportId } = await begin(order({ rows: 100 }));
    const slices = Array.from({ length: 100 }, (_, index) =>
      service.rows({ exportId, rows: [['x', index]] }),
    );
    const ended = service.finish({ exportId });
    expect((await Promise.all(slices)).map(({ rows }) => rows)).toEqual(slices.map((_, index) => index + 1));
    await ended;
    expect(read('out.csv').match(/\d+/g)?.map(Number)).toEqual(slices.map((_, index) => index));
  });

  it('is suggested a name from the realm and the day', async () => {
    const { service, asked } = setUp();
    await service.begin(order());
    await service.begin(order({ realmIds: ['kiwi', 'kea', 'kiwi'], format: 'jsonl' }));
    expect(asked).toEqual(['consents-Kiwi-Sandbox-2026-01-05.csv', 'consents-2-realms-2026-01-05.jsonl']);
  });
});

describe('the audit log', () => {
  it('has what left the app: realm, format, columns, rows; nothing of what was in them', async () => {
    const { service, begin, entries } = setUp();
    const { exportId } = await begin(order({ filtered: true }));
    await service.rows({ exportId, rows: two });
    expect(entries).toEqual([]);
    await service.finish({ exportId });
    expect(entries).toEqual([
      {
        kind: 'consents-exported',
        realm: { id: 'kiwi', name: 'Kiwi Sandbox', environment: 'sandbox' },
        outcome: 'saved',
        details: { format: 'csv', rows: 2, filtered: true, columns: 'id, count' },
      },
    ]);
  });

  it('names every realm where there are several', async () => {
    const { service, begin, entries } = setUp();
    const { exportId } = await begin(order({ realmIds: ['kiwi', 'kea'], rows: 0 }));
    await service.finish({ exportId });
    expect(entries[0]?.realm).toBeUndefined();
    expect(entries[0]?.details?.realms).toBe('Kiwi Sandbox (sandbox), Kea / Production (production)');
  });

  it('that cannot be written lets no file be', async () => {
    const world = setUp();
    const { exportId } = await world.begin();
    await world.service.rows({ exportId, rows: two });
    world.logIsBroken = true;
    await expect(world.service.finish({ exportId })).rejects.toMatchObject(failing('storage', /audit log/));
    expect(world.files()).toEqual([]);
  });
});

describe('nothing is left of an export', () => {
  it('that was cancelled, whatever was under way', async () => {
    const { service, begin, files, entries } = setUp();
    const { exportId } = await begin();
    await service.rows({ exportId, rows: two.slice(1) });
    const acts = Promise.allSettled([
      service.rows({ exportId, rows: two.slice(1) }),
      service.finish({ exportId }),
    ]);
    await service.cancel({ exportId });
    expect((await acts)[1]).toMatchObject({ reason: failing('not-found', /no longer under way/) });
    expect(files()).toEqual([]);
    expect(entries).toEqual([]);
    await service.cancel({ exportId });
    await expect(service.rows({ exportId, rows: [] })).rejects.toMatchObject(failing('not-found'));
  });

  it.each([
    ['more rows than announced', [...two, ['c-3', 3]], /more rows than the 2/],
    ['fewer rows than announced', two.slice(1), /fewer rows than the 2/],
    ['a row that is too narrow', [['c-1']], /does not fit/],
    ['a row that is too wide', [['c-1', 1, 2]], /does not fit/],
  ])('with %s', async (_, rows, message) => {
    const { service, begin, files, entries } = setUp();
    const { exportId } = await begin();
    const told = service.rows({ exportId, rows }).then(() => service.finish({ exportId }));
    await expect(told).rejects.toMatchObject({ failure: { message: expect.stringMatching(message) } });
    expect(files()).toEqual([]);
    expect(entries).toEqual([]);
    await expect(service.finish({ exportId })).rejects.toMatchObject(failing('not-found'));
  });

  it('whose window is gone', async () => {
    const { service, begin, files } = setUp();
    const first = await begin();
    await begin();
    await service.rows({ exportId: first.exportId, rows: two });
    await service.abandonAll();
    expect(files()).toEqual([]);
    await begin();
    expect(files()).toHaveLength(1);
  });

  it('whose window went while its place was chosen', async () => {
    const { service, files, path } = setUp({
      files: {
        save: async () => {
          await service.abandonAll();
          return join(path, 'out.csv');
        },
      },
    });
    expect(await service.begin(order())).toBeNull();
    expect(files()).toEqual([]);
  });

  it('whose window went while its file was made', async () => {
    const { service, files } = setUp({
      create: async (at) => {
        const file = await WholeFile.create(at);
        await service.abandonAll();
        return file;
      },
    });
    expect(await service.begin(order())).toBeNull();
    expect(files()).toEqual([]);
  });

  it('that was cancelled while its last bytes went to the disk', async () => {
    let cancelled: Promise<void> | undefined;
    const { service, begin, files, entries } = setUp({
      create: async (at) => {
        const file = await WholeFile.create(at);
        const sync = file.sync.bind(file);
        file.sync = async () => {
          cancelled = service.cancel({ exportId });
          await sync();
        };
        return file;
      },
    });
    const { exportId } = await begin(order({ rows: 0 }));
    await expect(service.finish({ exportId })).rejects.toMatchObject(failing('not-found'));
    await cancelled;
    expect(files()).toEqual([]);
    expect(entries).toEqual([]);
  });

  it('and what was cancelled too late is there, and in the log', async () => {
    const { service, begin, files, entries } = setUp({
      create: async (at) => {
        const file = await WholeFile.create(at);
        const finish = file.finish.bind(file);
        file.finish = async () => {
          void service.cancel({ exportId });
          await finish();
        };
        return file;
      },
    });
    const { exportId } = await begin(order({ rows: 0 }));
    expect(await service.finish({ exportId })).toMatchObject({ fileName: 'out.csv' });
    expect(files()).toEqual(['out.csv']);
    expect(entries.map(({ outcome }) => outcome)).toEqual(['saved']);
  });

  it('of which nothing was heard for five minutes, but not before', async () => {
    const { service, begin, files, clock } = setUp();
    const { exportId } = await begin(order({ rows: 4 }));
    await expect.poll(() => clock.pending).toEqual([patience]);
    clock.advance(patience - 1);
    await service.rows({ exportId, rows: two });
    await expect.poll(() => clock.pending).toEqual([patience]);
    clock.advance(patience - 1);
    await service.rows({ exportId, rows: two.slice(1) });
    expect(files()).toHaveLength(1);
    await expect.poll(() => clock.pending).toEqual([patience]);
    clock.advance(patience);
    await expect.poll(files).toEqual([]);
    await expect(service.rows({ exportId, rows: two.slice(1) })).rejects.toMatchObject(failing('not-found'));
  });

  it('that has ended waits for nothing', async () => {
    const { service, begin, clock } = setUp();
    const { exportId } = await begin(order({ rows: 0 }));
    await service.finish({ exportId });
    const other = await begin();
    await service.cancel(other);
    expect(clock.pending).toEqual([]);
  });
});

describe('what cannot begin', () => {
  it('a third at once', async () => {
    const { service, begin } = setUp();
    const one = await begin();
    await begin();
    await expect(service.begin(order())).rejects.toMatchObject(failing('conflict', /Two exports/));
    await service.cancel(one);
    await begin();
  });

  it('a third while the places of two are being chosen', async () => {
    const choices: Array<(path: null) => void> = [];
    const { service } = setUp({ files: { save: () => new Promise((resolve) => choices.push(resolve)) } });
    const both = [service.begin(order()), service.begin(order())];
    await expect(service.begin(order())).rejects.toMatchObject(failing('conflict'));
    for (const choose of choices) choose(null);
    expect(await Promise.all(both)).toEqual([null, null]);
  });

  it('without a place', async () => {
    const world = setUp();
    world.place = null;
    expect(await world.service.begin(order())).toBeNull();
    expect(world.files()).toEqual([]);
  });

  it('of a realm that is gone; nothing is asked then', async () => {
    const { service, asked } = setUp();
    await expect(service.begin(order({ realmIds: ['gone'] }))).rejects.toMatchObject(failing('not-found'));
    expect(asked).toEqual([]);
  });
});
