/**
 * The built-in simulator in a process of its own, so that demo consents cost the main process nothing. It serves loopback only, with the
 * credentials it is sent (a message, not an argument: arguments can be read by every process), and ends with the app.
 */
import { productionRealm, sandboxRealm, startSimulator } from '../../simulator';
import type { SimulatorOrder, SimulatorPlace } from './simulator-messages';

const kinds = { sandbox: sandboxRealm, production: productionRealm };
const { parentPort } = process;

parentPort.once('message', async ({ data }: { data: SimulatorOrder }) => {
  const realms = data.realms.map(({ environment, ...credentials }) => kinds[environment]({ credentials }));
  const { loginBaseUrl, apiBaseUrl } = await startSimulator({ realms });
  parentPort.postMessage({ loginBaseUrl, apiBaseUrl } satisfies SimulatorPlace);
});
