import { expect, test } from 'vitest';
import { runFor, runNow, runSliced, type Steps } from './steps';

function* counting(to: number, done: number[] = []): Steps<string> {
  for (let step = 0; step < to; step++) {
    done.push(step);
    yield;
  }
  return 'done';
}

test('in one go', () => {
  expect(runNow(counting(3))).toBe('done');
});

test('for a while: at least a step, and none after the time is over', () => {
  let time = 0;
  const steps = counting(10);
  const done: number[] = [];
  const clock = () => time++;
  expect(runFor(counting(10, done), 3, clock)).toBeNull();
  expect(done).toEqual([0, 1, 2]);
  expect(runFor(steps, 0, () => 0)).toBeNull();
  expect(runFor(steps, 100, () => 0)).toEqual({ value: 'done' });
});

test('in slices, with a pause after each', async () => {
  let pauses = 0;
  const pause = async () => void pauses++;
  expect(await runSliced(counting(3), new AbortController().signal, { slice: 0, pause })).toBe('done');
  expect(pauses).toBe(3);
});

test('left off when nobody waits for it any more', async () => {
  const work = new AbortController();
  const done: number[] = [];
  const pause = async () => done.length === 2 && work.abort();
  await expect(
    runSliced(counting(9, done), work.signal, { slice: 0, pause: async () => void (await pause()) }),
  ).rejects.toThrow(/abort/i);
  expect(done).toEqual([0, 1]);
});
