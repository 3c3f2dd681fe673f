import { utilityProcess } from 'electron';
import { fail } from '../../shared/failure';
import type { SimulatorOrder, SimulatorPlace } from './simulator-messages';
import simulatorProcess from './simulator-process?modulePath';

export interface DemoServer extends SimulatorPlace {
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<void>;
  stop(): void;
}

/** Milliseconds. Generous: a busy machine may be starting everything at once. */
const patience = 30_000;

/** Starts the simulator in a utility process. Throws a Failure when it does not come up. */
export function startSimulatorProcess(order: SimulatorOrder): Promise<DemoServer> {
  const child = utilityProcess.fork(simulatorProcess, [], {
    serviceName: 'Demo realms',
    stdio: 'ignore',
  });
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      child.kill();
      reject(
        fail('host-unreachable', 'The demo realms did not start.', 'Restart the app.', { retryable: true }),
      );
    };
    const timer = setTimeout(giveUp, patience);
    child.once('exit', giveUp);
    const ended = new Promise<void>((end) => child.once('exit', () => end()));
    child.once('message', (place: SimulatorPlace) => {
      clearTimeout(timer);
      resolve({ ...place, ended, stop: () => child.kill() });
    });
    child.postMessage(order);
  });
}
