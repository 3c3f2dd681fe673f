import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFolder } from '../storage/for-tests';
import { FakeClock } from '../wych/network-door-testing';
import { TokenRequests } from './token-requests';
import { openTokenRequests } from './token-requests-file';

const hour = 3_600_000;
const zone = process.env.TZ;
let folder: ReturnType<typeof testFolder>;
let clock: FakeClock;

beforeEach(() => {
  process.env.TZ = 'UTC';
  folder = testFolder();
  clock = new FakeClock();
});
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const start = async () => new TokenRequests(await openTokenRequests(folder.path, clock.now()), clock);

it('counts by realm, over all starts of the app', async () => {
  const first = await start();
  expect(first.today('kiwi')).toBe(0);
  for (const realmId of ['kiwi', 'tui', 'kiwi']) first.sent(realmId);
  const second = await start();
  second.sent('kiwi');
  expect([second.today('kiwi'), second.today('tui'), second.today('weka')]).toEqual([3, 1, 0]);
});

it('begins anew at midnight, and keeps nothing of the day before', async () => {
  const requests = await start();
  requests.sent('kiwi');
  clock.advance(15 * hour - 1);
  expect(requests.today('kiwi')).toBe(1);
  clock.advance(1);
  expect(requests.today('kiwi')).toBe(0);
  requests.sent('tui');
  expect(JSON.parse(folder.read('token-requests.json'))).toEqual({
    version: 1,
    day: '2026-01-06',
    counts: { tui: 1 },
  });
});

it.each([
  ['Pacific/Auckland', 2],
  ['America/Los_Angeles', 23],
])('means midnight where the computer is: %s', async (name, hours) => {
  process.env.TZ = name;
  const requests = await start();
  requests.sent('kiwi');
  clock.advance(hours * hour - 1);
  expect(requests.today('kiwi')).toBe(1);
  clock.advance(1);
  expect(requests.today('kiwi')).toBe(0);
});

describe('bad luck', () => {
  it('counts a file of anything at all as one that can be used, and counts on', async () => {
    const first = await start();
    first.sent('kiwi');
    const whole = folder.read('token-requests.json');
    const torn = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: whole.length }).map((length) => whole.slice(0, length)),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(torn, torn, async (file, copy) => {
        folder.write('token-requests.json', file);
        folder.write('token-requests.last-good.json', copy);
        const requests = await start();
        const before = requests.today('kiwi');
        expect([0, 1]).toContain(before);
        requests.sent('kiwi');
        expect((await start()).today('kiwi')).toBe(before + 1);
      }),
      { numRuns: 30 },
    );
  });

  it('counts on for this run when nothing can be written', async () => {
    const path = join(folder.path, 'taken');
    writeFileSync(path, 'a file where the folder should be');
    const requests = new TokenRequests(await openTokenRequests(path, clock.now()), clock);
    requests.sent('kiwi');
    requests.sent('kiwi');
    expect(requests.today('kiwi')).toBe(2);
  });

  it('writes what it counted as soon as it can again', async () => {
    const stored = await openTokenRequests(folder.path, clock.now());
    const { update } = stored;
    stored.update = () => {
      throw new Error('no room left');
    };
    const requests = new TokenRequests(stored, clock);
    requests.sent('kiwi');
    stored.update = update.bind(stored);
    requests.sent('kiwi');
    expect((await start()).today('kiwi')).toBe(2);
  });
});
