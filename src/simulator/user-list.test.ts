import { afterEach, expect, it } from 'vitest';
import { fault, type RealmOptions, type Simulator, sandboxRealm, startSimulator } from './index';
import { json, TestCaller } from './test-caller';

let simulator: Simulator;
afterEach(() => simulator.close());

async function start(options: Partial<RealmOptions>): Promise<TestCaller> {
  simulator = await startSimulator({ realms: [sandboxRealm({ consents: 3, customers: 25, ...options })] });
  return new TestCaller(simulator).login();
}
const list = async (caller: TestCaller, query = '') => json(await caller.api(`${caller.app}/users${query}`));

it('comes at once, as the guide has it', async () => {
  const caller = await start({ userFields: 'guide' });
  const users = await list(caller);
  expect(users).toHaveLength(25);
  expect(Object.keys(users[0])).toEqual(['id', 'email']);
});

it('comes in pages, with whoever was created last on the last one', async () => {
  const caller = await start({ userPaging: 'page', userListShape: 'users' });
  await caller.api(`${caller.app}/user`, {
    method: 'POST',
    body: JSON.stringify({ email: 'new@example.org' }),
  });
  const pages = await Promise.all([1, 2, 3].map((page) => list(caller, `?pageSize=10&page=${page}`)));
  expect(pages.map(({ users }) => users.length)).toEqual([10, 10, 6]);
  expect(pages[2].users.at(-1).email).toBe('new@example.org');
  expect(pages.every(({ total }) => total === 26)).toBe(true);
  expect(new Set(pages.flatMap(({ users }) => users.map(({ id }: { id: string }) => id))).size).toBe(26);
});

it('says who is disabled, as Keycloak does', async () => {
  const caller = await start({ userFields: 'keycloak' });
  caller.realm.disableCustomer(caller.realm.customers.at(1).id);
  const users = await list(caller);
  expect(users.slice(0, 3).map(({ enabled }: { enabled: boolean }) => enabled)).toEqual([true, false, true]);
});

it('misbehaves as any list does', async () => {
  const caller = await start({ userPaging: 'links', userListShape: 'data' });
  simulator.faults.add({ match: { endpoint: 'users' }, fault: fault.paging('same-link') });
  const { links } = await list(caller, '?pageSize=10&page=2');
  expect(links.next).toBe(links.self);
});

it('gives no token for a customer who is disabled, and ends those that there are', async () => {
  const caller = await start({});
  const { id } = caller.realm.customers.at(1);
  const token = async () => caller.api(`${caller.app}/user/${id}/token`);
  const customer = caller.with((await json(await token())).access_token);
  expect((await customer.api('/consents')).status).toBe(200);
  caller.realm.disableCustomer(id);
  expect((await customer.api('/consents')).status).toBe(401);
  expect((await token()).status).toBe(403);
});

it('refuses a list that has no room for its links', async () => {
  await expect(start({ userPaging: 'links', userListShape: 'array' })).rejects.toThrow(RangeError);
  await start({});
});
