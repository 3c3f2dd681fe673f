/** Everything that the window's JavaScript still holds: its stores, closures and caches, as text. */
import type { ElectronApplication, Page } from '@playwright/test';

/** After a garbage collection, so that what is found is held and not merely not yet swept. */
export async function heapOf(electron: ElectronApplication, page: Page): Promise<string> {
  const devtools = await electron.context().newCDPSession(page);
  const chunks: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devtools.detach();
  return chunks.join('');
}
