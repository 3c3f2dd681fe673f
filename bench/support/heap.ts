/** The heaps of an app's processes, after everything that nobody holds is gone. */
import type { BenchApp } from './app';

/** Twice: what a finalizer lets go is swept by the next. */
export async function collectGarbage({ devtools, electron }: BenchApp): Promise<void> {
  for (let time = 0; time < 2; time++) {
    await devtools.send('HeapProfiler.collectGarbage');
    await electron.evaluate(() => {
      const { runInNewContext } = process.getBuiltinModule('node:vm');
      process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
    });
  }
}
