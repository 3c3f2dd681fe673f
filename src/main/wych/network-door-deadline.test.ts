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
