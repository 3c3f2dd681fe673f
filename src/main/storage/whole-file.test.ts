import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testFolder } from './for-tests';
import { tinyDisk } from './tiny-disk-for-tests';
import { WholeFile, writeWhole } from './whole-file';

const open = async () => {
  const folder = testFolder();
  const path = join(folder.path, 'report.csv');
  return { ...folder, at: path, file: await WholeFile.create(path) };
};

describe('a file on its way', () => {
  it('has its name only when it is finished, and then all of its bytes', async () => {
    const { at, file, files } = await open();
    await file.write('Hēmi\n');
    await file.write(new Uint8Array([1, 2, 3]));
    await file.sync();
    expect(existsSync(at)).toBe(false);
    await file.finish();
    expect(file.bytes).toBe(9);
    expect(await readFile(at)).toEqual(Buffer.from('Hēmi\n\u0001\u0002\u0003'));
    expect(files()).toEqual(['report.csv']);
  });

  it('is for its owner alone', async () => {
    const { at, file } = await open();
    await file.finish();
    if (process.platform !== 'win32') expect(statSync(at).mode & 0o777).toBe(0o600);
  });

  it('leaves what had its name until it is finished', async () => {
    const { file, read, write } = await open();
    write('report.csv', 'of yesterday');
    await file.write('of today');
    expect(read('report.csv')).toBe('of yesterday');
    await file.finish();
    expect(read('report.csv')).toBe('of today');
  });

  it('leaves no trace when it is abandoned, however often, and what had its name stays', async () => {
    const { file, files, read, write } = await open();
    write('report.csv', 'of yesterday');
    await file.write('half of ');
    await file.abandon();
    await file.abandon();
    expect(files()).toEqual(['report.csv']);
    expect(read('report.csv')).toBe('of yesterday');
  });

  it('takes the place of a link, not of what the link leads to', async () => {
    const { at, file, read, write } = await open();
    write('elsewhere', 'not ours');
    symlinkSync(join(at, '../elsewhere'), at);
    await file.write('ours');
    await file.finish();
    expect(read('elsewhere')).toBe('not ours');
    expect(read('report.csv')).toBe('ours');
  });

  it('may have a name as long as names can be', async () => {
    const { path, files } = testFolder();
    for (const name of [`${'x'.repeat(251)}.csv`, `${'ā'.repeat(125)}.csv`, `${'🥝'.repeat(62)}.csv`]) {
      await writeWhole(join(path, name), 'x');
      expect(files()).toContain(name);
    }
    expect(files()).toHaveLength(3);
  });
});

describe('what cannot be written', () => {
  it('a folder of that name is found out before anything is written', async () => {
    const { path, files } = testFolder();
    mkdirSync(join(path, 'report.csv'));
    await expect(WholeFile.create(join(path, 'report.csv'))).rejects.toMatchObject({ code: 'EISDIR' });
    expect(files()).toEqual(['report.csv']);
  });

  it('a folder of that name that came meanwhile is left alone', async () => {
    const { at, file, files } = await open();
    mkdirSync(at);
    await file.write('x');
    await expect(file.finish()).rejects.toMatchObject({ code: 'EISDIR' });
    expect(files()).toEqual(['report.csv']);
    expect(statSync(at).isDirectory()).toBe(true);
  });

  it('a name that is too long', async () => {
    const { path, files } = testFolder();
    const long = join(path, 'x'.repeat(256));
    await expect(WholeFile.create(long)).rejects.toMatchObject({ code: 'ENAMETOOLONG' });
    expect(files()).toEqual([]);
  });

  it('a folder that is not there', async () => {
    const { path } = testFolder();
    await expect(writeWhole(join(path, 'gone', 'report.csv'), 'x')).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('a folder that went meanwhile', async () => {
    const { path, file } = await open();
    await file.write('x');
    rmSync(path, { recursive: true });
    await expect(file.finish()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(path)).toBe(false);
  });

  it('a real disk that is full: nothing is left on it', async ({ skip }) => {
    const disk = tinyDisk('size=64k');
    if (disk === null) return skip('this user may not mount a file system');
    const content = 'x'.repeat(100_000);
    await expect(writeWhole(join(disk, 'report.csv'), content)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(readdirSync(disk)).toEqual([]);
    await writeWhole(join(disk, 'report.csv'), 'there is room again');
    expect(readdirSync(disk)).toEqual(['report.csv']);
  });

  it('a real disk that nobody may write to', async ({ skip }) => {
    const disk = tinyDisk('ro');
    if (disk === null) return skip('this user may not mount a file system');
    await expect(writeWhole(join(disk, 'report.csv'), 'x')).rejects.toMatchObject({ code: 'EROFS' });
  });
});
