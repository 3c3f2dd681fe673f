import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  productionRealm,
  type RealmOptions,
  SCOPES,
  type Simulator,
  sandboxRealm,
  startSimulator,
} from './index';
import { json, TestCaller } from './test-caller';

const simulators: Simulator[] = [];
let now = Date.now();
let caller: TestCaller;

async function start(options: Partial<RealmOptions> = {}): Promise<TestCaller> {
  const realms = [sandboxRealm(options), productionRealm()];
  const simulator = await startSimulator({ realms, now: () => now });
  simulators.push(simulator);
  return new TestCaller(simulator).login();
}

beforeEach(async () => {
  now = Date.now();
  caller = await start();
});
afterAll(() => Promise.all(simulators.map((simulator) => simulator.close())));

const active = () => caller.realm.consents.ids({ statuses: ['Active'] })[0] ?? '';

describe('the gate', () => {
  it('wants an API key, and the one of the realm that the token is of', async () => {
    const production = await new TestCaller(caller.simulator, 'production').login();
    const wrong = { headers: { 'x-api-key': 'wrong' } };
    expect((await caller.api('/consents', wrong)).status).toBe(403);
    expect(await json(await caller.api('/consents', wrong))).toEqual({ message: 'Forbidden' });
    expect((await caller.with(production.token).api('/consents')).status).toBe(401);
    expect((await production.api('/consents')).status).toBe(200);
  });

  it('says with 401 why the token is no good', async () => {
    const none = await caller.api('/consents', { headers: { authorization: '' } });
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="sandbox"']);
    const altered = await caller.with(`${caller.token.slice(0, -4)}AAAA`).api('/consents');
    expect(altered.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('says with 403 which scope is missing', async () => {
    const poor = await start({ scopes: [SCOPES.readConsents] });
    const id = poor.realm.consents.ids()[0];
    expect((await poor.api(`/consents/${id}`)).status).toBe(200);
    const refused = await poor.delete(`/consents/${id}`);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('www-authenticate')).toContain(
      'error="insufficient_scope", scope="WRITE:CONSENTS"',
    );
    expect((await poor.api(`${poor.app}/users`)).status).toBe(403);
  });

  it('lets so many calls through in a second', async () => {
    const limited = await start({ callsPerSecond: 3 });
    now = Math.ceil(now / 1000) * 1000 + 100;
    const ask = async () => (await limited.api('/consents?pageSize=1')).status;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([200, 200, 200, 429]);
    expect((await limited.api('/consents')).headers.get('retry-after')).toBe('1');
    now += 1000;
    expect(await ask()).toBe(200);
  });

  it('numbers every answer', async () => {
    const ids = await Promise.all(
      ['/consents', '/consents/nobody', '/nowhere'].map(async (path) =>
        (await caller.api(path)).headers.get('x-request-id'),
      ),
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain(null);
  });
});

describe('consents', () => {
  it('are filtered by status, in any spelling', async () => {
    const count = async (query: string) => (await json(await caller.api(`/consents?${query}`))).total;
    const { consents } = caller.realm;
    expect(await count('')).toBe(600);
    expect(await count('status=Active')).toBe(consents.count({ statuses: ['Active'] }));
    expect(await count('status=auth,pending')).toBe(consents.count({ statuses: ['Active', 'Pending'] }));
    expect(await count('status=Active&status=Revoked')).toBe(
      consents.count({ statuses: ['Active', 'Revoked'] }),
    );
    caller.realm.settings.statusFilter = 'ignored';
    expect(await count('status=Active')).toBe(600);
    caller.realm.settings.statusFilter = 'refused';
    expect((await caller.api('/consents?status=Active')).status).toBe(400);
  });

  it('are served one by one', async () => {
    const id = active();
    expect(await json(await caller.api(`/consents/${id}`))).toEqual(caller.realm.consents.get(id));
    expect((await caller.api('/consents/nobody')).status).toBe(404);
  });
});

describe('revoke', () => {
  it('by DELETE ends the consent once', async () => {
    const id = active();
    expect((await caller.delete(`/consents/${id}`)).status).toBe(204);
    expect(caller.realm.consents.statusOf(id)).toMatch(/^(Revoked|CANC|REVOKED)$/);
    const again = await caller.delete(`/consents/${id}`);
    expect(again.status).toBe(409);
    expect((await json(again)).status).toBe(caller.realm.consents.statusOf(id));
    expect((await caller.delete('/consents/nobody')).status).toBe(404);
  });

  it('by POST takes a reason and gives the record', async () => {
    const id = active();
    const response = await caller.api(`/consents/${id}/revoke`, {
      method: 'POST',
      body: '{"reason":"Hei aha"}',
    });
    expect(response.status).toBe(200);
    expect((await json(response)).history.at(-1)).toMatchObject({
      reason: 'Hei aha',
      actionBy: caller.realm.credentials.clientId,
    });
  });

  it('does nothing for a body that makes no sense', async () => {
    const id = active();
    const before = caller.realm.consents.statusOf(id);
    for (const body of ['{', '[]', 'null', '{"reason":1}']) {
      expect((await caller.api(`/consents/${id}/revoke`, { method: 'POST', body })).status).toBe(400);
    }
    expect(caller.realm.consents.statusOf(id)).toBe(before);
  });

  it('is only by the routes a realm has', async () => {
    const post = await start({ revokeRoutes: ['POST'] });
    const id = post.realm.consents.ids({ statuses: ['Active'] })[0];
    expect((await post.delete(`/consents/${id}`)).status).toBe(405);
    expect((await post.api(`/consents/${id}/revoke`, { method: 'POST' })).status).toBe(200);
  });
});

describe('customers', () => {
  it('are listed, found and created', async () => {
    const users = await json(await caller.api(`${caller.app}/users`));
    expect(users.length).toBe(caller.realm.customers.seededCount);
    expect(Object.keys(users[0])).toEqual(['id', 'email', 'name']);
    const find = async (email: unknown) =>
      caller.api(`${caller.app}/user`, { method: 'POST', body: JSON.stringify({ email }) });
    expect((await json(await find(users[5].email.toUpperCase()))).id).toBe(users[5].id);
    const created = await json(await find('new@example.org'));
    expect(await json(await find('new@example.org'))).toEqual(created);
    expect(await json(await caller.api(`${caller.app}/users`))).toContainEqual({
      ...created,
      name: created.email,
    });
    expect((await find(7)).status).toBe(400);
    expect((await caller.api(`/partner/x/app/y/users`)).status).toBe(404);
  });

  const actFor = async (customerId: string | undefined) => {
    const answer = await json(await caller.api(`${caller.app}/user/${customerId}/token`));
    return caller.with(answer.access_token);
  };

  it('see and revoke their own consents alone', async () => {
    const id = active();
    const owner = caller.realm.consents.ownerOf(id);
    const customer = await actFor(owner);
    const { data, total } = await json(await customer.api('/consents'));
    expect(total).toBe(caller.realm.consents.count({ customerId: owner }));
    expect(new Set(data.map((record: { user: { id: string } }) => record.user.id))).toEqual(new Set([owner]));
    const other = caller.realm.consents.ids().find((one) => caller.realm.consents.ownerOf(one) !== owner);
    expect((await customer.api(`/consents/${other}`)).status).toBe(404);
    expect((await customer.delete(`/consents/${other}`)).status).toBe(404);
    expect((await customer.api(`${caller.app}/users`)).status).toBe(403);
    expect((await customer.delete(`/consents/${id}`)).status).toBe(204);
  });

  it('lose their tokens when one of their consents is revoked, and get new ones', async () => {
    const id = active();
    const owner = caller.realm.consents.ownerOf(id);
    const customer = await actFor(owner);
    expect((await caller.delete(`/consents/${id}`)).status).toBe(204);
    expect((await customer.api('/consents')).status).toBe(401);
    expect((await (await actFor(owner)).api('/consents')).status).toBe(200);
    expect((await caller.api('/consents')).status).toBe(200);
  });

  it('that nobody knows have no token', async () => {
    expect((await caller.api(`${caller.app}/user/nobody/token`)).status).toBe(404);
  });
});
