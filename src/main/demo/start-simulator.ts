import { Worker } from 'node:worker_threads';
import { fail } from '../../shared/failure';
import type { DemoServer } from './demo-simulator';
import type { SimulatorOrder, SimulatorPlace } from './simulator-messages';
import simulatorThread from './simulator-thread?modulePath';

/** Milliseconds. Generous: a busy machine may be starting everything at once. */
const patience = 30_000;

/** Starts the simulator in a thread. Throws a Failure when it does not come up. */
export function startSimulatorThread(order: SimulatorOrder): Promise<DemoServer> {
  const thread = new Worker(simulatorThread, {
    name: 'Demo realms',
    stdout: true,
    stderr: true,
    // Whatever happens in it ends the thread, never the app.
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
  const stop = () => void thread.terminate();
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      stop();
      reject(
        fail('host-unreachable', 'The demo realms did not start.', 'Restart the app.', { retryable: true }),
      );
    };
    const timer = setTimeout(giveUp, patience);
    thread.on('error', giveUp);
    thread.once('exit', giveUp);
    const ended = new Promise<void>((end) => thread.once('exit', () => end()));
    thread.once('message', (place: SimulatorPlace) => {
      clearTimeout(timer);
      resolve({ ...place, ended, stop });
    });
    thread.postMessage(order);
  });
}
