/** How long the parts of an app have worked so far, in milliseconds. The difference of two answers says what something cost. */
import type { BenchApp } from './app';

/** The window's main thread. */
export async function windowBusy({ devtools }: BenchApp): Promise<number> {
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
}

/** The main process, all its threads. */
export const mainBusy = ({ electron }: BenchApp): Promise<number> =>
  electron.evaluate(() => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });

/** Until the window has nothing left to prepare: it works on at its leisure after the last consent has come. */
export async function untilAtRest(app: BenchApp): Promise<void> {
  const wait = 1000;
  const deadline = performance.now() + 60_000;
  for (let quiet = 0; quiet < 2 && performance.now() < deadline; ) {
    const before = await windowBusy(app);
    await app.page.waitForTimeout(wait);
    quiet = (await windowBusy(app)) - before < wait / 20 ? quiet + 1 : 0;
  }
}
