import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AppendFile, ReplacedFileError, syncFolder } from './append-file';
import { testFolder } from './for-tests';

async function opened(content?: string) {
  const folder = testFolder();
  const path = join(folder.path, 'x.log');
  if (content !== undefined) writeFileSync(path, content);
  const file = await AppendFile.open(path);
  onTestFinished(() => file.close().catch(() => {}));
  return { folder, path, file, text: () => readFileSync(path, 'utf8') };
}

test('lines are added to what is there', async () => {
  const { file, text, path } = await opened('zero\n');
  expect(file.size).toBe(5);
  await file.append(['one', 'two']);
  await file.append([]);
  await file.append(['drei ü']);
  expect(text()).toBe('zero\none\ntwo\ndrei ü\n');
  expect(file.size).toBe(statSync(path).size);
});

test('a new file is for the owner alone', async () => {
  const { path, file } = await opened();
  expect(file.size).toBe(0);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what lies beyond a place is cut off', async () => {
  const { file, text } = await opened('one\ntorn');
  await file.cutTo(4);
  await file.append(['two']);
  expect(text()).toBe('one\ntwo\n');
});

test.each<[string, (path: string) => void]>([
  ['removed', (path) => rmSync(path)],
  ['moved', (path) => renameSync(path, `${path}.old`)],
  [
    'replaced by one of the same content',
    (path) => {
      const content = readFileSync(path);
      renameSync(path, `${path}.old`);
      writeFileSync(path, content);
    },
  ],
  [
    'replaced by a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
  ['written to', (path) => appendFileSync(path, 'x')],
  ['cut', (path) => truncateSync(path, 2)],
  ['removed with its folder', (path) => rmSync(join(path, '..'), { recursive: true })],
])('%s meanwhile: noticed before anything is written, also by a check', async (_, act) => {
  const { file, path } = await opened('one\n');
  await file.append(['two']);
  await file.check();
  act(path);
  await expect(file.check()).rejects.toThrow(ReplacedFileError);
  await expect(file.append(['three'])).rejects.toThrow(ReplacedFileError);
  expect(file.size).toBe(8);
});

test('where it cannot be looked, that is said, and not that someone changed it', async () => {
  const { file, path, folder } = await opened('one\n');
  renameSync(folder.path, `${folder.path}.aside`);
  // A name that leads round in circles.
  symlinkSync(folder.path, folder.path);
  await expect(file.append(['two'])).rejects.toMatchObject({ code: 'ELOOP' });
  rmSync(folder.path);
  renameSync(`${folder.path}.aside`, folder.path);
  await file.append(['two']);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

test.skipIf(process.platform !== 'linux')(
  'a disk that is full says so, and nothing counts as written',
  async () => {
    const file = await AppendFile.open('/dev/full');
    await expect(file.append(['one'])).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(file.size).toBe(0);
    await file.close();
  },
);

/** The file's own handle, whose next calls fail as often as a test says; a write, after it has written a part. */
function failing(file: AppendFile, times: { write: number; cut: number; sync: number }): void {
  const { handle } = file as unknown as { handle: FileHandle };
  const { truncate, datasync } = handle;
  const write = handle.write.bind(handle) as (
    bytes: Buffer,
    from: number,
    length: number,
  ) => Promise<unknown>;
  const no = () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' }));
  Object.assign(handle, {
    write: async (bytes: Buffer, from: number, length: number) => {
      if (times.write-- <= 0) return write(bytes, from, length);
      await write(bytes, from, Math.min(3, length));
      return no();
    },
    truncate: (size: number) => (times.cut-- > 0 ? no() : truncate.call(handle, size)),
    datasync: () => (times.sync-- > 0 ? no() : datasync.call(handle)),
  });
}

test('a write that fails half-way is taken back', async () => {
  const { file, text } = await opened('one\n');
  failing(file, { write: 1, cut: 0, sync: 0 });
  await expect(file.append(['two', 'three'])).rejects.toMatchObject({ code: 'EIO' });
  expect(text()).toBe('one\n');
  await file.append(['four']);
  expect(text()).toBe('one\nfour\n');
});

test('what never reached the disk for certain is taken back, too', async () => {
  const { file, text } = await opened('one\n');
  failing(file, { write: 0, cut: 0, sync: 1 });
  await expect(file.append(['two'])).rejects.toMatchObject({ code: 'EIO' });
  expect(text()).toBe('one\n');
});

test('a part that could not be taken back at once is, before the next write, and nobody else is blamed', async () => {
  const { file, text } = await opened('one\n');
  failing(file, { write: 1, cut: 2, sync: 0 });
  await expect(file.append(['two'])).rejects.toMatchObject({ code: 'EIO' });
  expect(text()).toBe('one\ntwo');
  await expect(file.append(['two'])).rejects.toMatchObject({ code: 'EIO' });
  await file.append(['three']);
  expect(text()).toBe('one\nthree\n');
});

test('what cannot be opened is told as the system says it', async () => {
  const folder = testFolder();
  await expect(AppendFile.open(folder.path)).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(AppendFile.open(join(folder.path, 'none', 'x.log'))).rejects.toMatchObject({ code: 'ENOENT' });
  await syncFolder(folder.path);
});
