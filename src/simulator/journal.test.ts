import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productionRealm, type Simulator, sandboxRealm, startSimulator } from './index';
import { Journal } from './journal';
import { TestCaller } from './test-caller';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm(), productionRealm()], now: () => 1_000 });
});
afterAll(() => simulator.close());

describe('Journal', () => {
  it('counts by realm, also where only key or token tell it', async () => {
    const sandbox = await new TestCaller(simulator, 'sandbox').login();
    const production = await new TestCaller(simulator, 'production').login();
    await Promise.all([sandbox.api('/consents'), production.api('/consents'), production.api('/consents')]);
    await production.api('/consents', { headers: { 'x-api-key': 'unknown' } });
    const { journal } = simulator;
    expect(journal.count({ method: 'POST', path: '/token' })).toBe(2);
    expect(journal.count({ endpoint: 'token', realm: 'sandbox' })).toBe(1);
    expect(journal.count({ endpoint: 'list', realm: 'sandbox' })).toBe(1);
    expect(journal.count({ endpoint: 'list', realm: 'production' })).toBe(3);
  });

  it('tells of a request what a test needs, and no secret', async () => {
    const caller = await new TestCaller(simulator).login();
    simulator.journal.clear();
    const response = await caller.api('/consents?status=Active');
    const [entry] = simulator.journal.entries();
    expect(entry).toMatchObject({
      at: 1000,
      method: 'GET',
      path: '/v4/consents',
      query: '?status=Active',
      status: 200,
    });
    expect(entry?.headerNames).toEqual(expect.arrayContaining(['authorization', 'x-api-key']));
    expect(entry?.requestId).toBe(response.headers.get('x-request-id'));
    await caller.askToken();
    const told = JSON.stringify(simulator.journal.entries());
    const { clientSecret, apiKey } = caller.realm.credentials;
    for (const secret of [clientSecret, apiKey, caller.token]) expect(told).not.toContain(secret);
  });

  it('keeps the last ones of a long run', () => {
    const journal = new Journal(10);
    const facts = { realm: 'a', method: 'GET', endpoint: 'other', faults: [], headerNames: [] } as const;
    for (let at = 0; at < 95; at++) {
      journal.note({
        ...facts,
        path: `/${at}`,
        at,
        query: '',
        requestId: '',
        connection: 1,
        turnOnConnection: at,
      });
    }
    const kept = journal.entries().map(({ at }) => at);
    expect(kept.length).toBeGreaterThanOrEqual(10);
    expect(kept.length).toBeLessThanOrEqual(20);
    expect(kept.at(-1)).toBe(94);
  });
});
