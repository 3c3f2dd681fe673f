/** What a running app holds, once what nobody needs has been collected. */
import type { BenchApp } from './app';
import { collectGarbage } from './heap';
import { heapData } from './heap-data';
import { memoryOf } from './process-memory';

export interface Holdings {
  /** MiB of heap; newer runtimes tell typed arrays too. */
  readonly window: number;
  /** MiB: see `heap-data.ts`. */
  readonly data: number;
  readonly main: number;
  readonly processes: number;
  readonly nodes: number;
  readonly listeners: number;
}

const mib = 1024 * 1024;

export async function holdingsOf(app: BenchApp): Promise<Holdings> {
  await collectGarbage(app);
  // What is free goes back to the system a little later.
  await app.page.waitForTimeout(1500);
  await collectGarbage(app);
  // `backingStorageSize`: what typed arrays hold beside the heap; older runtimes do not tell it.
  const heap: { usedSize: number; backingStorageSize?: number } =
    await app.devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await app.devtools.send('Memory.getDOMCounters');
  const main = await app.electron.evaluate(() => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  });
  return {
    window: (heap.usedSize + (heap.backingStorageSize ?? 0)) / mib,
    data: (await heapData(app)) / mib,
    main: main / mib,
    processes: process.platform === 'linux' ? memoryOf(app) / mib : Number.NaN,
    nodes,
    listeners: jsEventListeners,
  };
}
