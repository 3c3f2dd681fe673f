/**
 * How long something urgent would have had to wait: every two milliseconds a task asks for its turn, in the window one as urgent as a key
 * press, in main a timer. What it waits beyond that, something else kept it waiting.
 */
import { percentile } from '../ratios';
import type { BenchApp } from './app';

export interface Waits {
  /** Milliseconds. */
  readonly p99: number;
  readonly max: number;
}

interface Gauged {
  stopGauge?: () => number[];
}

/** Runs where it is evaluated: in the window, or in the main process. */
const begin = (): void => {
  const pause = 2;
  const waits: number[] = [];
  let asked = performance.now();
  let isOn = true;
  const { scheduler } = globalThis as { scheduler?: { postTask(act: () => void, how: object): unknown } };
  const askAgain = () => {
    asked = performance.now();
    if (scheduler) scheduler.postTask(look, { priority: 'user-blocking', delay: pause });
    else setTimeout(look, pause);
  };
  const look = () => {
    waits.push(Math.max(0, performance.now() - asked - pause));
    if (isOn) askAgain();
  };
  askAgain();
  (globalThis as Gauged).stopGauge = () => {
    isOn = false;
    // A wait that has not ended yet counts too.
    waits.push(Math.max(0, performance.now() - asked - pause));
    return waits;
  };
};
const end = (): number[] => (globalThis as Gauged).stopGauge?.() ?? [];

/** Gauges window and main while something is done. */
export async function gauged<T>(
  { page, electron }: Pick<BenchApp, 'page' | 'electron'>,
  act: () => Promise<T>,
) {
  await electron.evaluate(begin);
  await page.evaluate(begin);
  const result = await act();
  return { result, window: waitsOf(await page.evaluate(end)), main: waitsOf(await electron.evaluate(end)) };
}

const waitsOf = (waits: readonly number[]): Waits => ({
  p99: percentile(waits, 0.99),
  max: percentile(waits, 1),
});
