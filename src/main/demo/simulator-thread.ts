/**
 * The built-in simulator in a thread of its own, so that demo consents keep the main process from nothing. It serves loopback only, with the
 * credentials it is sent, and ends with the app. Not a process: that costs twice the time and 95 MB to begin.
 */
import { parentPort } from 'node:worker_threads';
import { productionRealm, sandboxRealm, startSimulator } from '../../simulator';
import type { SimulatorOrder, SimulatorPlace } from './simulator-messages';

const kinds = { sandbox: sandboxRealm, production: productionRealm };

parentPort?.once('message', async (order: SimulatorOrder) => {
  const realms = order.realms.map(({ environment, ...credentials }) => kinds[environment]({ credentials }));
  const { loginBaseUrl, apiBaseUrl } = await startSimulator({ realms });
  parentPort?.postMessage({ loginBaseUrl, apiBaseUrl } satisfies SimulatorPlace);
});
