import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testFolder } from '../storage/for-tests';
import { keyFingerprint } from '../vault/app-keys';
import { keyFrom } from './for-tests';
import { HeadFile, type LogEnd } from './head-file';

const key = keyFrom('vault');
const keys = new Map([[keyFingerprint(key), key]]);
const end = (seq: number): LogEnd => ({
  seq,
  mac: seq.toString(16).padStart(64, '0'),
  file: '000001.log',
  size: seq * 400,
  key: keyFingerprint(key),
});
async function written(...seqs: number[]) {
  const { path } = testFolder();
  const head = new HeadFile(path);
  for (const seq of seqs) await head.write(end(seq), key);
  return { head, path: head.path, again: () => new HeadFile(path).read(keys) };
}

test('none at first; then the last that was written', async () => {
  expect(await (await written()).again()).toEqual({ kind: 'none' });
  for (const seqs of [[1], [1, 2], [1, 2, 3], [5, 5, 5], [9, 3]])
    expect(await (await written(...seqs)).again()).toEqual({ kind: 'end', end: end(seqs.at(-1) ?? 0) });
});

test('is JSON of a fixed size that holds no key', async () => {
  const { path } = await written(1, 2, 3);
  const text = readFileSync(path, 'utf8');
  expect((JSON.parse(text) as { seq: number }[]).map(({ seq }) => seq).sort()).toEqual([2, 3]);
  expect(text).toHaveLength(1027);
  expect(text).not.toContain(key.toString('hex'));
});

test('a write that is torn anywhere leaves the one before', async () => {
  const { path, again } = await written(1, 2, 3);
  const whole = readFileSync(path);
  const slot = (JSON.parse(whole.toString()) as { seq: number }[]).findIndex(({ seq }) => seq === 3);
  const from = 2 + slot * 512;
  for (let cut = 0; cut < 300; cut += 7) {
    const torn = Buffer.from(whole);
    // The rest of an older content, as it stood there.
    torn.fill('x', from + cut, from + 510);
    writeFileSync(path, torn);
    expect(await again()).toEqual({ kind: 'end', end: end(2) });
  }
});

test('what is changed by hand does not count', async () => {
  const { path, again } = await written(1, 2);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace('"seq":2', '"seq":7'));
  expect(await again()).toEqual({ kind: 'end', end: end(1) });
  writeFileSync(path, text.replace('"seq":2', '"seq":7').replace('"turn":1', '"turn":9'));
  expect(await again()).toEqual({ kind: 'unusable' });
  writeFileSync(path, 'not a head');
  expect(await again()).toEqual({ kind: 'unusable' });
});

test('goes on over a file that was cut, replaced or made longer', async () => {
  for (const spoil of [
    (path: string) => truncateSync(path, 300),
    (path: string) => writeFileSync(path, 'x'.repeat(5000)),
    (path: string) => writeFileSync(path, ''),
  ]) {
    const { head, path, again } = await written(1, 2);
    spoil(path);
    await head.write(end(3), key);
    expect(await again()).toEqual({ kind: 'end', end: end(3) });
    await head.write(end(4), key);
    expect(await again()).toEqual({ kind: 'end', end: end(4) });
    expect(readFileSync(path)).toHaveLength(1027);
  }
});

test('one sealed with a key that is not known is taken as it is', async () => {
  const { path } = await written(1, 2);
  expect(await new HeadFile(path.replace(/\/[^/]*$/, '')).read(new Map())).toEqual({
    kind: 'end',
    end: end(2),
  });
});
