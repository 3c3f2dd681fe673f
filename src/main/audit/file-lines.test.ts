import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../storage/for-tests';
import { linesBackwards, linesOf } from './file-lines';

const megabyte = 1024 * 1024;
function file(content: string | Uint8Array): string {
  const path = join(testFolder().path, 'lines');
  writeFileSync(path, content);
  return path;
}
async function forwards(path: string, until?: number) {
  const all = [];
  for await (const lines of linesOf(path, until)) all.push(...lines);
  return all;
}
async function backwards(path: string, until?: number) {
  const all = [];
  for await (const lines of linesBackwards(path, until)) all.push(...lines);
  return all.map((bytes) => bytes.toString('latin1'));
}

// Long enough to cross the pieces that are read at once, at every kind of place.
const lengths = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 65_530, max: 65_540 }),
    fc.integer({ min: 0, max: 150_000 }),
  ),
  { maxLength: 8 },
);
const end = fc.constantFrom('', 'torn', 'x'.repeat(70_000));

test('the same lines forwards and backwards, at any length', async () => {
  const path = file('');
  await fc.assert(
    fc.asyncProperty(lengths, end, async (sizes, torn) => {
      const texts = sizes.map((size, index) => String(index % 10).repeat(size));
      writeFileSync(path, texts.map((text) => `${text}\n`).join('') + torn);
      const lines = await forwards(path);
      expect(lines.filter(({ whole }) => whole).map(({ bytes }) => bytes.toString())).toEqual(texts);
      expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
      let at = 0;
      for (const { bytes, end, whole } of lines) {
        at += bytes.length + Number(whole);
        expect(end).toBe(at);
      }
      expect(lines.filter(({ whole }) => !whole).map(({ bytes }) => bytes.toString())).toEqual(
        torn ? [torn] : [],
      );
      expect(await backwards(path)).toEqual(texts.toReversed());
    }),
    { numRuns: 60 },
  );
});

test('up to a place', async () => {
  const path = file('one\ntwo\nthree\n');
  expect((await forwards(path, 8)).map(({ bytes }) => bytes.toString())).toEqual(['one', 'two']);
  expect(await backwards(path, 8)).toEqual(['two', 'one']);
});

test('bytes that are no text stay what they are', async () => {
  const path = file(Buffer.from([0xff, 0x00, 0x0a, 0xc3, 0x0a]));
  expect((await forwards(path)).map(({ bytes }) => [...bytes])).toEqual([[0xff, 0x00], [0xc3]]);
  expect(await backwards(path)).toEqual(['\u00c3', '\u00ff\u0000']);
});

test('a line too long to be a record is told without its content, and the others are there', async () => {
  const path = file(`one\n${'x'.repeat(3 * megabyte)}\ntwo\n`);
  const lines = await forwards(path);
  expect(lines.map(({ bytes }) => bytes.toString())).toEqual(['one', '', 'two']);
  expect(lines.map(({ end }) => end)).toEqual([4, 3 * megabyte + 5, 3 * megabyte + 9]);
  expect(await backwards(path)).toEqual(['two', '', 'one']);
  expect(await forwards(file('x'.repeat(3 * megabyte)))).toMatchObject([{ whole: false }]);
});

test('a file that is not there says so', async () => {
  const path = join(testFolder().path, 'none');
  await expect(forwards(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(backwards(path)).rejects.toMatchObject({ code: 'ENOENT' });
});
