import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { withDeadline } from './network-door-deadline';
import { FakeClock } from './network-door-testing';

/** Page after page of a long list would stay in memory otherwise: Electron's network holds the signals of requests that are over. */
it('an answer is not held by the signal of its request', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const signals: AbortSignal[] = [];
  const answered = async () =>
    new WeakRef(
      await withDeadline(new FakeClock(), 1000, undefined, async (signal) => {
        signals.push(signal);
        return { body: 'a page' };
      }),
    );
  const answer = await answered();
  await new Promise((resolve) => setTimeout(resolve, 5));
  collectGarbage();
  expect(answer.deref()).toBeUndefined();
  expect(signals).toHaveLength(1);
});

it('does not count the time that the work holds on for, and begins anew after it', async () => {
  const clock = new FakeClock();
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const work = withDeadline(clock, 1000, undefined, async (_signal, hold) => {
    await hold(asked);
    await new Promise(() => {});
  });
  clock.advance(600);
  expect(clock.pending).toEqual([]);
  clock.advance(3_600_000);
  answer();
  await asked;
  await Promise.resolve();
  await Promise.resolve();
  expect(clock.pending).toEqual([1000]);
  clock.advance(1000);
  await expect(work).rejects.toThrow('No whole answer');
});
