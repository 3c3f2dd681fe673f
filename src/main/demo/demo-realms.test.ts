import { expect, test } from 'vitest';
import type { RealmSecrets } from '../vault/realm-secrets';
import { DemoRealms } from './demo-realms';
import { withDemoSecrets } from './demo-secrets';
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
  const demo = new DemoRealms(async () => serverAt(++starts, Promise.resolve()), secrets);
  await demo.profiles();
  expect((await demo.profiles())[0]?.loginBaseUrl).toBe('http://127.0.0.1:2');
});

test('a demo realm that was removed and is added again has the credentials that the simulator knows', async () => {
  const secrets = withDemoSecrets({} as RealmSecrets, () => true);
  const orders: SimulatorOrder[] = [];
  const demo = new DemoRealms(async (order) => {
    orders.push(order);
    return serverAt(1, new Promise(() => {}));
  }, secrets);
  await demo.profiles();
  await secrets.forgetRealm('demo-sandbox');
  await demo.profiles();
  expect(orders).toHaveLength(1);
  const [sandbox] = orders[0]?.realms ?? [];
  expect(await secrets.read('demo-sandbox', 'clientSecret')).toBe(sandbox?.clientSecret);
  expect(await secrets.read('demo-sandbox', 'apiKey')).toBe(sandbox?.apiKey);
});
