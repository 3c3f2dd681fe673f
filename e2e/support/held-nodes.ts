/** What the window holds of its page: counted by Chromium after a garbage collection, and so the same on every machine. */
import type { RunningApp } from './launch';

export interface HeldNodes {
  readonly nodes: number;
  readonly listeners: number;
}

export async function nodesHeld({ electron, page }: RunningApp): Promise<HeldNodes> {
  const devtools = await electron.context().newCDPSession(page);
  // Twice: what a finalizer lets go is swept by the next.
  for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  await devtools.detach();
  return { nodes, listeners: jsEventListeners };
}
