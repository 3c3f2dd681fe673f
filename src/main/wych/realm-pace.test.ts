import { setMaxListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from './network-door-testing';
import { RealmPace, type Turn } from './realm-pace';

const patience = 20_000;
const second = 1000;
let clock: FakeClock;
let pace: RealmPace;
let startedAt: number;

beforeEach(() => {
  clock = new FakeClock();
  pace = new RealmPace(clock);
  startedAt = clock.now();
});

const settle = () => new Promise(setImmediate);

/** Lets time pass in small steps, as it does. */
async function pass(ms: number, step = 5) {
  for (let passed = 0; passed < ms; passed += step) {
    clock.advance(Math.min(step, ms - passed));
    await settle();
  }
}

/** Asks for a turn, and notes when it came or what was told instead. */
function ask(name: string, log: string[], options: { patience?: number; signal?: AbortSignal } = {}) {
  const at = () => `${name} ${clock.now() - startedAt}`;
  return pace.turn(options.patience ?? patience, options.signal).then(
    () => log.push(at()),
    (error) => log.push(`${at()} ${error.failure.kind}`),
  );
}

/** What the realm lets through `count` calls of, and then refuses. */
async function refuse(count: number, wait: number | null = second): Promise<void> {
  const turns: Turn[] = [];
  for (let nth = 0; nth <= count; nth++) turns.push(await pace.turn(patience));
  for (const turn of turns.slice(0, count)) pace.accepted(turn);
  pace.refused(turns[count] as Turn, wait);
}

it('nothing waits until the first 429', async () => {
  for (let nth = 0; nth < 5000; nth++) pace.accepted(await pace.turn(patience));
  expect(clock.pending).toEqual([]);
  expect(pace.heldUntil()).toBeNull();
});

describe('a hold', () => {
  it('is for every call, as long as the server says, and they leave in their order', async () => {
    await refuse(10, 3 * second);
    expect(pace.heldUntil()).toBe(startedAt + 3 * second);
    const log: string[] = [];
    for (const name of ['a', 'b', 'c']) ask(name, log);
    await pass(3 * second - 5);
    expect(log).toEqual([]);
    await pass(300);
    expect(log.map((line) => line.split(' ')[0])).toEqual(['a', 'b', 'c']);
    expect(log[0]).toBe('a 3000');
    expect(pace.heldUntil()).toBeNull();
  });

  it.each([
    ['0 seconds: for one', 0, second],
    ['a year: for an hour', 365 * 24 * 3600 * second, 3600 * second],
    ['nothing: for one', null, second],
  ])('when the server says %s', async (_, said, held) => {
    pace.refused(await pace.turn(patience), said);
    expect((pace.heldUntil() ?? 0) - startedAt).toBe(held);
  });

  it('doubles where the server does not say and lets nothing through, up to half a minute', async () => {
    const holds: number[] = [];
    for (let nth = 0; nth < 7; nth++) {
      pace.refused(await pace.turn(patience), null);
      holds.push((pace.heldUntil() ?? 0) - clock.now());
      clock.advance(40 * second);
    }
    expect(holds).toEqual([1, 2, 4, 8, 16, 30, 30].map((seconds) => seconds * second));
    pace.accepted(await pace.turn(patience));
    clock.advance(40 * second);
    pace.refused(await pace.turn(patience), null);
    expect((pace.heldUntil() ?? 0) - clock.now()).toBe(second);
  });

  it('is prolonged by those that were under way, and they count for nothing else', async () => {
    const turns: Turn[] = [];
    for (let nth = 0; nth < 16; nth++) turns.push(await pace.turn(patience));
    for (const turn of turns) {
      pace.refused(turn, null);
      clock.advance(10);
    }
    expect((pace.heldUntil() ?? 0) - startedAt).toBe(150 + second);
  });

  it('is kept when something else was unavailable (503), without a lesson', async () => {
    pace.refused(await pace.turn(patience), 5 * second, false);
    const log: string[] = [];
    for (let nth = 0; nth < 3; nth++) ask(`${nth}`, log);
    await pass(5 * second);
    expect(log).toEqual(['0 5000', '1 5000', '2 5000']);
  });

  it('that is longer than a caller would wait is told to them at once, waiting or coming', async () => {
    const turn = await pace.turn(patience);
    await refuse(1, 10 * second);
    const log: string[] = [];
    ask('waiting', log);
    ask('patient', log, { patience: 3600 * second });
    pace.refused(turn, 3600 * second);
    ask('coming', log);
    await settle();
    expect(log.sort()).toEqual(['coming 0 throttled', 'waiting 0 throttled']);
    await pass(3580 * second, 10 * second);
    ask('near its end', log);
    await pass(40 * second, second);
    expect(log.slice(2)).toEqual(['patient 3600000', expect.stringMatching(/^near its end 360\d000$/)]);
  });

  it('is told with its end', async () => {
    await refuse(1, 60 * second);
    const { failure } = await pace.turn(patience).catch((error) => error);
    expect(failure).toMatchObject({ kind: 'throttled', retryable: true });
    expect(failure.message).toMatch(/ until \d\d:01:00\.$/);
  });

  it('does not grow when the clock is set back, and ends when the computer has slept', async () => {
    await refuse(1, 10 * second);
    clock.advance(-3600 * second);
    expect((pace.heldUntil() ?? 0) - clock.now()).toBe(10 * second);
    clock.advance(4 * second);
    expect((pace.heldUntil() ?? 0) - clock.now()).toBe(6 * second);
    clock.advance(8 * 3600 * second);
    expect(pace.heldUntil()).toBeNull();
  });
});

describe('a caller who gives up', () => {
  it('while waiting leaves the queue to the others', async () => {
    await refuse(10);
    const log: string[] = [];
    const stop = new AbortController();
    ask('a', log);
    ask('b', log, { signal: stop.signal });
    ask('c', log);
    stop.abort();
    await pass(second + 250);
    expect(log.map((line) => line.replace(/ \d+/, ''))).toEqual(['b cancelled', 'a', 'c']);
  });

  it('before asking is not given a turn', async () => {
    const log: string[] = [];
    ask('a', log, { signal: AbortSignal.abort() });
    await settle();
    expect(log).toEqual(['a 0 cancelled']);
  });
});

describe('after a 429', () => {
  it('calls leave evenly, a little slower than was let through in a second', async () => {
    await refuse(50);
    const log: string[] = [];
    for (let nth = 0; nth < 49; nth++) ask('', log);
    await pass(second + 1000, 1);
    const at = log.map(Number);
    expect(at).toHaveLength(49);
    const gaps = at.slice(1).map((time, nth) => time - (at[nth] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(22);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(19);
  });

  it('no burst makes up for a time in which nobody asked or the computer was busy', async () => {
    await refuse(50);
    await pass(30 * second, second);
    const log: string[] = [];
    for (let nth = 0; nth < 20; nth++) ask('', log);
    await settle();
    clock.advance(5 * second);
    await settle();
    expect(log.length).toBeLessThanOrEqual(4);
  });

  it('who comes last waits for those before, one turn each', async () => {
    await refuse(50);
    const log: string[] = [];
    for (let nth = 0; nth < 16; nth++) ask('run', log);
    ask('window', log);
    await pass(second + 400, 1);
    expect(log.at(-1)).toMatch(/^window 13\d\d$/);
  });

  it('a limit is forgotten after ten minutes without another, slowly', async () => {
    await refuse(50);
    const inOneSecond = async () => {
      const log: string[] = [];
      const stop = new AbortController();
      setMaxListeners(0, stop.signal);
      for (let nth = 0; nth < 5000; nth++) ask('', log, { signal: stop.signal });
      await pass(second);
      const count = log.length;
      stop.abort();
      return count;
    };
    clock.advance(9 * 60 * second);
    expect(await inOneSecond()).toBeLessThan(52);
    clock.advance(60 * second);
    const twice = await inOneSecond();
    expect(twice).toBeGreaterThan(90);
    expect(twice).toBeLessThan(110);
    for (let minute = 0; minute < 6; minute++) {
      clock.advance(60 * second);
      await inOneSecond();
    }
    expect(await inOneSecond()).toBe(5000);
  });
});
