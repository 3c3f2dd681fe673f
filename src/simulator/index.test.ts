import { describe, expect, it } from 'vitest';
import { productionRealm, sandboxRealm, startSimulator, startTrap } from './index';
import { json, TestCaller } from './test-caller';

const { Request: hostRequest, Response: hostResponse } = globalThis;

describe('startSimulator', () => {
  it('gives each realm random credentials, or those it is told', async () => {
    const fixed = { clientId: 'me', clientSecret: 'shh' };
    const simulator = await startSimulator({
      realms: [sandboxRealm({ credentials: fixed }), productionRealm()],
    });
    const { credentials } = simulator.realm('sandbox');
    expect(credentials).toMatchObject({ realmName: 'sandbox', ...fixed });
    const random = simulator.realm('production').credentials;
    expect(new Set([...Object.values(credentials), ...Object.values(random)]).size).toBe(12);
    expect(() => simulator.realm('nowhere')).toThrow(RangeError);
    await simulator.close();
  });

  it('takes an undefined option for one not given', async () => {
    const options = { consents: undefined, credentials: { partnerId: undefined } };
    const simulator = await startSimulator({ realms: [sandboxRealm(options)] });
    expect(simulator.realm('sandbox').consents.count()).toBe(600);
    expect(simulator.realm('sandbox').credentials.partnerId).toMatch(/^[0-9a-f-]{36}$/);
    await simulator.close();
  });

  it('serves on a given port, on loopback, and frees it', async () => {
    const first = await startSimulator({ realms: [sandboxRealm()] });
    const port = Number(new URL(first.loginBaseUrl).port);
    expect(first.apiBaseUrl).toBe(`http://127.0.0.1:${port}/v4`);
    await expect(startSimulator({ realms: [sandboxRealm()], port })).rejects.toThrow('EADDRINUSE');
    await first.close();
    const second = await startSimulator({ realms: [sandboxRealm()], port });
    expect(second.loginBaseUrl).toBe(first.loginBaseUrl);
    await second.close();
  });

  it.each([{ name: 'a b' }, { consents: 1_000_001 }, { consents: -1 }])(
    'refuses the realm %o',
    async (options) => {
      await expect(startSimulator({ realms: [sandboxRealm(options)] })).rejects.toThrow(RangeError);
      await expect(startSimulator({ realms: [sandboxRealm(), sandboxRealm()] })).rejects.toThrow(RangeError);
    },
  );

  it('leaves the globals of its host alone', async () => {
    const simulator = await startSimulator({ realms: [sandboxRealm({ consents: 0 })] });
    const caller = await new TestCaller(simulator).login();
    expect(await json(await caller.api('/consents'))).toEqual({ data: [], page: 1, pageSize: 100, total: 0 });
    expect([globalThis.Request, globalThis.Response]).toEqual([hostRequest, hostResponse]);
    await simulator.close();
  });

  it('serves any page of a million consents, filtered or not', async () => {
    const simulator = await startSimulator({ realms: [productionRealm({ consents: 1_000_000 })] });
    const caller = await new TestCaller(simulator, 'production').login();
    const last = await json(await caller.api('/consents?page=1000&pageSize=1000'));
    expect([last.data.length, last.total]).toEqual([1000, 1_000_000]);
    expect(await json(await caller.api(`/consents/${last.data[999].id}`))).toEqual(last.data[999]);
    const unknown = await json(await caller.api('/consents?status=SuspendedByHolder'));
    expect(unknown.data).toHaveLength(1);
    await simulator.close();
  });
});

describe('startTrap', () => {
  it('keeps what it was sent', async () => {
    const trap = await startTrap();
    await fetch(`${trap.origin}/token?a=1`, {
      method: 'POST',
      headers: { 'x-api-key': 'k' },
      body: 'secret',
    });
    expect(trap.requests).toMatchObject([
      { method: 'POST', path: '/token?a=1', headers: { 'x-api-key': 'k' }, body: 'secret' },
    ]);
    await trap.close();
  });
});
