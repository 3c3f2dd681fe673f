import { randomBytes } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { testFolder } from '../../storage/for-tests';
import { tinyDisk } from '../../storage/tiny-disk-for-tests';
import type { Evidence } from './evidence';
import type { EvidenceKeys } from './evidence-keys';
import { SealedEvidenceStore } from './evidence-store';

const evidence = (word: string): Evidence => ({
  before: { raw: `{"customer":"Ana Müller", "id" : "${word}"}\r\n`, readAt: 1 },
  request: { method: 'DELETE', url: 'https://api.example.com/consents/1', sentAt: 2 },
  response: { status: 204, requestId: 'r-1', failure: null, at: 3 },
  after: null,
});

const key = (byte: number) => Buffer.alloc(32, byte);
const keysOf = (...given: { key: Buffer; lasting: boolean }[]) => {
  let asked = 0;
  return { get: async () => given[Math.min(asked++, given.length - 1)] as (typeof given)[number] };
};
const lasting = (byte = 1) => keysOf({ key: key(byte), lasting: true });

/** Leaves no file open after a test. */
function storeIn(folder: string, keys: EvidenceKeys) {
  const store = new SealedEvidenceStore(folder, keys);
  onTestFinished(() => store.close());
  return store;
}

function place(keys = lasting()) {
  const folder = join(testFolder().path, 'runs');
  return { folder, path: join(folder, 'run-1.evidence'), store: storeIn(folder, keys) };
}

describe('evidence', () => {
  it('is given back as it was, in this start and the next, the last one for each consent', async () => {
    const { folder, path, store } = place();
    expect(
      await Promise.all([store.put('run-1', 0, evidence('a')), store.put('run-1', 7, evidence('b'))]),
    ).toEqual([true, true]);
    expect(await store.put('run-1', 0, evidence('c'))).toBe(true);
    for (const one of [store, storeIn(folder, lasting())]) {
      expect(await one.get('run-1', 0)).toEqual(evidence('c'));
      expect(await one.get('run-1', 7)).toEqual(evidence('b'));
      expect(await one.get('run-1', 1)).toBeNull();
      expect(await one.get('run-2', 0)).toBeNull();
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is a secret on the disk, another one each time', async () => {
    const { path, store } = place();
    await store.put('run-1', 0, evidence('same'));
    await store.put('run-1', 1, evidence('same'));
    const text = readFileSync(path, 'latin1');
    const [one, other] = text.split('\n').map((line) => Buffer.from(line.split(' ')[2] ?? '', 'base64'));
    expect(one?.subarray(0, 12)).not.toEqual(other?.subarray(0, 12));
    for (const word of ['Ana', 'customer', 'DELETE', 'example'])
      for (const bytes of [Buffer.from(text), one, other]) expect(bytes?.includes(word)).toBe(false);
  });

  it('of a megabyte and odd characters comes back character for character', async () => {
    const { folder, store } = place();
    const raw = `${randomBytes(400_000).toString('hex')}\u0000\ud800\u2028\n"😀`;
    const big = { ...evidence(''), after: { raw, readAt: 1 } };
    expect(await store.put('run-1', 3, big)).toBe(true);
    expect(await store.get('run-1', 3)).toEqual(big);
    expect(await storeIn(folder, lasting()).get('run-1', 3)).toEqual(big);
  });

  it('beyond all measure is not kept', async () => {
    const { store } = place();
    const huge = { ...evidence(''), after: { raw: 'x'.repeat(17 * 1024 * 1024), readAt: 1 } };
    expect(await store.put('run-1', 3, huge)).toBe(false);
    expect(await store.put('run-1', 3, evidence('a'))).toBe(true);
  });

  it.each(['../run-1', '', 'a/b', 'x'.repeat(65)])(
    'of a run named %j is neither kept nor had',
    async (runId) => {
      const { folder, store } = place();
      mkdirSync(folder);
      expect(await store.put(runId, 0, evidence('a'))).toBe(false);
      expect(await store.get(runId, 0)).toBeNull();
      expect(readdirSync(join(folder, '..'))).toEqual(['runs']);
    },
  );

  it('of several runs at once is kept apart', async () => {
    const { folder, store } = place();
    const runs = ['a', 'b', 'c', 'd'];
    const puts = runs.flatMap((run) =>
      Array.from({ length: 20 }, (_, index) => store.put(run, index, evidence(`${run}${index}`))),
    );
    expect((await Promise.all(puts)).every(Boolean)).toBe(true);
    const later = storeIn(folder, lasting());
    for (const one of [store, later])
      for (const run of runs)
        for (let index = 0; index < 20; index++)
          expect(await one.get(run, index)).toEqual(evidence(`${run}${index}`));
  });
});

describe('the key', () => {
  it('of this run only: good until the app ends, then null', async () => {
    const { folder, store } = place(keysOf({ key: key(5), lasting: false }));
    await store.put('run-1', 0, evidence('a'));
    expect(await store.get('run-1', 0)).toEqual(evidence('a'));
    const later = storeIn(folder, lasting(6));
    expect(await later.get('run-1', 0)).toBeNull();
    await later.put('run-1', 1, evidence('b'));
    expect(await later.get('run-1', 1)).toEqual(evidence('b'));
  });

  it('that becomes a lasting one in mid-run opens both, and only the lasting one lasts', async () => {
    const keys = keysOf(
      { key: key(5), lasting: false },
      { key: key(5), lasting: false },
      { key: key(6), lasting: true },
    );
    const { folder, store } = place(keys);
    for (let index = 0; index < 4; index++) await store.put('run-1', index, evidence(`${index}`));
    for (let index = 0; index < 4; index++)
      expect(await store.get('run-1', index)).toEqual(evidence(`${index}`));
    const later = storeIn(folder, lasting(6));
    expect(await later.get('run-1', 0)).toBeNull();
    expect(await later.get('run-1', 3)).toEqual(evidence('3'));
  });

  it('is waited for once: a revocation does not wait for a silent keychain again', async () => {
    let asked = 0;
    const keys = {
      get: () =>
        ++asked === 1 ? Promise.resolve({ key: key(5), lasting: false }) : new Promise<never>(() => {}),
    };
    const { store } = place(keys);
    expect(await store.put('run-1', 0, evidence('a'))).toBe(true);
    expect(await store.put('run-1', 1, evidence('b'))).toBe(true);
    expect(asked).toBe(2);
  });

  it('that cannot be had: nothing is kept, nothing throws', async () => {
    const { store } = place({ get: () => Promise.reject(new Error('no keychain')) });
    expect(await store.put('run-1', 0, evidence('a'))).toBe(false);
    expect(await store.get('run-1', 0)).toBeNull();
  });
});

describe('a damaged file', () => {
  it('gives what is whole, null for the rest, and never another’s: any bit, any cut', async () => {
    const { folder, path, store } = place();
    for (let index = 0; index < 4; index++) await store.put('run-1', index, evidence(`${index}`));
    const whole = readFileSync(path);
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat(whole.length - 1)), fc.nat(8), async (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        writeFileSync(path, bit === 8 ? whole.subarray(0, at) : bytes);
        const later = storeIn(folder, lasting());
        const got = [0, 1, 2, 3].map((index) => later.get('run-1', index));
        let lost = 0;
        for (const [index, one] of (await Promise.all(got)).entries()) {
          if (one) expect(one).toEqual(evidence(`${index}`));
          else lost++;
        }
        // A line end that is spoilt takes the next line along.
        if (bit < 8) expect(lost).toBeLessThanOrEqual(2);
        expect(await later.put('run-1', 9, evidence('9'))).toBe(true);
        expect(await storeIn(folder, lasting()).get('run-1', 9)).toEqual(evidence('9'));
      }),
      { numRuns: 150 },
    );
  });

  it('with a record moved to another consent, or another run, has none there', async () => {
    const { folder, path, store } = place();
    await store.put('run-1', 0, evidence('a'));
    writeFileSync(join(folder, 'run-2.evidence'), readFileSync(path));
    expect(await store.get('run-2', 0)).toBeNull();
    expect(await store.get('run-1', 1)).toBeNull();
  });

  it('that is torn is added to', async () => {
    const { folder, path, store } = place();
    await store.put('run-1', 0, evidence('a'));
    await store.put('run-1', 1, evidence('b'));
    truncateSync(path, statSync(path).size - 10);
    const later = storeIn(folder, lasting());
    for (const index of [1, 2, 3]) expect(await later.put('run-1', index, evidence(`${index}`))).toBe(true);
    for (const one of [later, storeIn(folder, lasting())]) {
      expect(await one.get('run-1', 0)).toEqual(evidence('a'));
      for (const index of [1, 2, 3]) expect(await one.get('run-1', index)).toEqual(evidence(`${index}`));
    }
  });

  it.each<[string, (path: string) => void, boolean]>([
    ['removed', (path) => rmSync(path), false],
    ['removed with its folder', (path) => rmSync(join(path, '..'), { recursive: true }), false],
    ['added to by someone else', (path) => appendFileSync(path, 'not ours'), true],
    ['emptied', (path) => truncateSync(path, 0), false],
  ])('that was %s in mid-run is added to all the same', async (_, take, kept) => {
    const { folder, path, store } = place();
    await store.put('run-1', 0, evidence('a'));
    take(path);
    const puts = [1, 2, 3].map((index) => store.put('run-1', index, evidence(`${index}`)));
    expect(await Promise.all(puts)).toEqual([true, true, true]);
    for (const one of [store, storeIn(folder, lasting())]) {
      expect(await one.get('run-1', 0)).toEqual(kept ? evidence('a') : null);
      for (const index of [1, 2, 3]) expect(await one.get('run-1', index)).toEqual(evidence(`${index}`));
    }
  });

  it('that is none, but a link, a folder or in the way, is left alone', async () => {
    const { folder, path, store } = place();
    mkdirSync(path, { recursive: true });
    expect(await store.put('run-1', 0, evidence('a'))).toBe(false);
    expect(await store.get('run-1', 0)).toBeNull();
    writeFileSync(join(folder, 'target'), '');
    symlinkSync('target', join(folder, 'run-2.evidence'));
    expect(await store.put('run-2', 0, evidence('a'))).toBe(false);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('');
    rmSync(path, { recursive: true });
    expect(await store.put('run-1', 0, evidence('a'))).toBe(true);
  });
});

it('on a full disk says that it is not kept, and goes on when there is room', async ({ skip }) => {
  const disk = tinyDisk('size=100k');
  if (!disk) return skip();
  const store = storeIn(disk, lasting());
  const big = { ...evidence(''), after: { raw: randomBytes(60_000).toString('base64'), readAt: 1 } };
  expect(await store.put('run-1', 0, evidence('a'))).toBe(true);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(60_000));
  expect(await store.put('run-1', 1, big)).toBe(false);
  rmSync(join(disk, 'ballast'));
  expect(await store.put('run-1', 2, evidence('c'))).toBe(true);
  const got = [0, 1, 2].map((index) => storeIn(disk, lasting()).get('run-1', index));
  expect(await Promise.all(got)).toEqual([evidence('a'), null, evidence('c')]);
});

it('drops what is of other runs', async () => {
  const { folder, store } = place();
  for (const run of ['a', 'b', 'c']) await store.put(run, 0, evidence(run));
  writeFileSync(join(folder, 'a.journal'), '');
  await store.keepOnly(['b', 'x']);
  expect(readdirSync(folder).sort()).toEqual(['a.journal', 'b.evidence']);
  expect(await store.get('c', 0)).toBeNull();
  expect(await store.get('b', 0)).toEqual(evidence('b'));
  expect(await store.put('c', 0, evidence('new'))).toBe(true);
  expect(await store.get('c', 0)).toEqual(evidence('new'));
});
