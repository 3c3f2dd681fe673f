import { expect, test } from 'vitest';
import type { RealmSecrets } from '../vault/realm-secrets';
import { DemoRealms } from './demo-realms';
import { withDemoSecrets } from './demo-secrets';
import { DemoSimulator } from './demo-simulator';
import type { SimulatorOrder } from './simulator-messages';

const serverAt = (port: number, ended: Promise<void>) => ({
  loginBaseUrl: `http://127.0.0.1:${port}`,
  apiBaseUrl: `http://127.0.0.1:${port}/v4`,
  ended,
  stop: () => {},
});

test('a simulator that has ended is started again', async () => {
  const secrets = withDemoSecrets({} as RealmSecrets, () => true);
  let starts = 0;
  const demo = new DemoRealms(new DemoSimulator(async () => serverAt(++starts, Promise.resolve())), secrets);
  await demo.profiles();
  expect((await demo.profiles())[0]?.loginBaseUrl).toBe('http://127.0.0.1:2');
});

test('a demo realm that was removed and is added again has the credentials that the simulator knows', async () => {
  const secrets = withDemoSecrets({} as RealmSecrets, () => true);
  const orders: SimulatorOrder[] = [];
  const simulator = new DemoSimulator(async (order) => {
    orders.push(order);
    return serverAt(1, new Promise(() => {}));
  });
  const demo = new DemoRealms(simulator, secrets);
  await demo.profiles();
  await secrets.forgetRealm('demo-sandbox');
  await demo.profiles();
  expect(orders).toHaveLength(1);
  const [sandbox] = orders[0]?.realms ?? [];
  expect(await secrets.read('demo-sandbox', 'clientSecret')).toBe(sandbox?.clientSecret);
  expect(await secrets.read('demo-sandbox', 'apiKey')).toBe(sandbox?.apiKey);
});

test('begun early, it is the one that the demo realms use; a start that failed may be tried again', async () => {
  let starts = 0;
  const simulator = new DemoSimulator(async () => {
    if (++starts === 1) throw new Error('not yet');
    return serverAt(starts, new Promise(() => {}));
  });
  await expect(simulator.running()).rejects.toThrow('not yet');
  const early = simulator.running();
  const demo = new DemoRealms(
    simulator,
    withDemoSecrets({} as RealmSecrets, () => true),
  );
  expect((await demo.profiles())[0]?.loginBaseUrl).toBe((await early).loginBaseUrl);
  expect(starts).toBe(2);
});
