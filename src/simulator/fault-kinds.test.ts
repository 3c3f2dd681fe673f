import { Agent, get as httpGet } from 'node:http';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Fault,
  type FaultMatch,
  fault,
  type Simulator,
  sandboxRealm,
  startSimulator,
  startTrap,
} from './index';
import { json, TestCaller } from './test-caller';

let simulator: Simulator;
let caller: TestCaller;
beforeAll(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm()] });
  caller = await new TestCaller(simulator).login();
});
afterEach(() => simulator.faults.clear());
afterAll(() => simulator.close());

const arm = (match: FaultMatch, armed: Fault) => simulator.faults.add({ match, fault: armed });
const listWith = (armed: Fault, match: FaultMatch = {}) => {
  arm({ endpoint: 'list', ...match }, armed);
  return caller.api('/consents?pageSize=2');
};
const active = () => caller.realm.consents.ids({ statuses: ['Active'] })[0] ?? '';

describe('answers in the place of the routes', () => {
  it.each([400, 404, 409, 410, 418, 500, 502, 503, 504])('status %i with a body', async (code) => {
    const response = await listWith(fault.status(code, { message: 'Kia ora' }));
    expect([response.status, await json(response)]).toEqual([code, { message: 'Kia ora' }]);
    expect(response.headers.get('x-request-id')).not.toBeNull();
  });

  it('204, which can have none', async () => {
    expect((await listWith(fault.status(204))).status).toBe(204);
  });

  it('5xx for a while, then fine', async () => {
    const first = await listWith(fault.status(503), { times: 2 });
    const others = [await caller.api('/consents'), await caller.api('/consents')];
    expect([first, ...others].map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  it('429 with Retry-After in seconds and as a date', async () => {
    const seconds = await listWith(fault.throttled(2), { times: 1 });
    expect([seconds.status, seconds.headers.get('retry-after')]).toEqual([429, '2']);
    const date = await listWith(fault.throttled(new Date('2026-07-01T00:00:30Z')));
    expect(date.headers.get('retry-after')).toBe('Wed, 01 Jul 2026 00:00:30 GMT');
  });

  it('401 whatever the token', async () => {
    const response = await listWith(fault.unauthorized());
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('HTML, nothing, and null', async () => {
    const page = await listWith(fault.html(), { times: 1 });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<h1>');
    expect(await (await listWith(fault.emptyBody(), { times: 1 })).text()).toBe('');
    expect(await json(await listWith(fault.nullBody()))).toBeNull();
  });

  it.each([301, 302, 307, 308] as const)('redirect %i of the API and of the login', async (code) => {
    const trap = await startTrap();
    arm({}, fault.redirect(code, `${trap.origin}/elsewhere`));
    const refused = await caller.api('/consents', { redirect: 'manual' });
    expect([refused.status, refused.headers.get('location')]).toEqual([code, `${trap.origin}/elsewhere`]);
    expect(trap.requests).toHaveLength(0);
    await caller.askToken();
    expect(trap.requests).toHaveLength(1);
    expect(trap.requests[0]?.body.includes(caller.realm.credentials.clientSecret)).toBe(code > 302);
    await trap.close();
  });

  it('an error that quotes the secrets, also encoded', async () => {
    const { clientSecret, apiKey } = caller.realm.credentials;
    arm({}, fault.echoSecrets());
    const login = await (await caller.askToken()).text();
    expect(login).toContain(clientSecret);
    expect(login).toContain(btoa(clientSecret));
    const api = await (await caller.api('/consents')).text();
    expect(api).toContain(apiKey);
    expect(api).toContain(encodeURIComponent(`Bearer ${caller.token}`));
  });

  it('without the routes doing anything', async () => {
    const id = active();
    arm({ endpoint: 'revoke' }, fault.status(500));
    expect((await caller.delete(`/consents/${id}`)).status).toBe(500);
    expect(caller.realm.consents.ids({ statuses: ['Active'] })).toContain(id);
  });
});

describe('on the wire', () => {
  it('latency before the commit: a caller who gives up has changed nothing yet, but will have', async () => {
    const id = active();
    arm({ endpoint: 'revoke', times: 1 }, fault.latency(500));
    const patience = new AbortController();
    simulator.journal.clear();
    const call = caller.api(`/consents/${id}`, { method: 'DELETE', signal: patience.signal });
    await expect.poll(() => simulator.journal.count({ endpoint: 'revoke' }), { interval: 5 }).toBe(1);
    patience.abort();
    await expect(call).rejects.toThrow();
    expect(caller.realm.consents.ids({ statuses: ['Active'] })).toContain(id);
    await expect.poll(() => caller.realm.consents.ids({ statuses: ['Revoked'] })).toContain(id);
  });

  it('latency after the commit: a caller who gives up does not know that it is done', async () => {
    const id = active();
    arm({ endpoint: 'revoke', times: 1 }, fault.latency(60_000, 'after commit'));
    const patience = new AbortController();
    const call = caller.api(`/consents/${id}`, { method: 'DELETE', signal: patience.signal });
    await expect
      .poll(() => caller.realm.consents.ids({ statuses: ['Revoked'] }), { interval: 5 })
      .toContain(id);
    patience.abort();
    await expect(call).rejects.toThrow();
  });

  it('a body that drips', async () => {
    const response = await listWith(fault.slowBody({ everyMs: 5, bytes: 200 }));
    let chunks = 0;
    for await (const _ of response.body ?? []) chunks += 1;
    expect(chunks).toBeGreaterThan(3);
  });

  it('a connection dropped before the commit', async () => {
    const id = active();
    arm({ endpoint: 'revoke' }, fault.drop('before commit'));
    await expect(caller.delete(`/consents/${id}`)).rejects.toThrow('fetch failed');
    expect(caller.realm.consents.ids({ statuses: ['Active'] })).toContain(id);
    expect(simulator.journal.entries({ endpoint: 'revoke' }).at(-1)).toMatchObject({
      status: undefined,
      faults: ['drop before commit'],
    });
  });

  it('a connection dropped after the commit', async () => {
    const id = active();
    arm({ endpoint: 'revoke' }, fault.drop('after commit'));
    await expect(caller.delete(`/consents/${id}`)).rejects.toThrow('fetch failed');
    expect(caller.realm.consents.ids({ statuses: ['Revoked'] })).toContain(id);
  });

  it('half of the JSON as a whole answer', async () => {
    const response = await listWith(fault.tornJson('whole answer'));
    const text = await response.clone().text();
    expect(Number(response.headers.get('content-length'))).toBe(Buffer.byteLength(text));
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('half of the JSON of an answer that breaks off', async () => {
    const response = await listWith(fault.tornJson('broken off'));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('a kept connection dropped when it is used again', async () => {
    arm({ endpoint: 'discovery' }, fault.dropOnReuse());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<number | undefined>((resolve, reject) => {
        const url = `${caller.realm.issuer}/.well-known/openid-configuration`;
        httpGet(url, { agent }, (response) =>
          response.resume().on('end', () => resolve(response.statusCode)),
        ).on('error', reject);
      });
    expect(await ask()).toBe(200);
    await expect(ask()).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await ask()).toBe(200);
    const turns = simulator.journal
      .entries({ endpoint: 'discovery' })
      .map(({ turnOnConnection }) => turnOnConnection);
    expect(turns).toEqual([1, 2, 1]);
    agent.destroy();
  });

  it('nothing that keeps the simulator from closing', async () => {
    const other = await startSimulator({ realms: [sandboxRealm()] });
    const elsewhere = new TestCaller(other);
    other.faults.add({ fault: fault.latency(60_000) });
    const waiting = expect(elsewhere.discover()).rejects.toThrow('fetch failed');
    await expect.poll(() => other.journal.count()).toBe(1);
    const started = performance.now();
    await other.close();
    await waiting;
    expect(performance.now() - started).toBeLessThan(10_000);
    await expect.poll(() => other.journal.entries()[0]?.durationMs).toBeDefined(); // or a timer would hold the process up
  });
});

describe('in what is said', () => {
  it('another issuer', async () => {
    arm({ endpoint: 'discovery' }, fault.wrongIssuer('https://evil.example/realms/partner'));
    expect((await json(await caller.discover())).issuer).toBe('https://evil.example/realms/partner');
  });

  it('a token endpoint on another origin', async () => {
    const trap = await startTrap();
    arm({ endpoint: 'discovery' }, fault.foreignTokenEndpoint(trap.origin));
    const { issuer, token_endpoint } = await json(await caller.discover());
    expect(issuer).toBe(caller.realm.issuer);
    expect(token_endpoint).toBe(`${trap.origin}/realms/sandbox/protocol/openid-connect/token`);
    await trap.close();
  });

  it('a clock that is ahead: Date header, token times, and what is expired', async () => {
    const disarm = arm({}, fault.clockSkew(7200));
    const response = await caller.askToken();
    const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    expect(Math.abs(ahead - 7_200_000)).toBeLessThan(5000);
    const { iat = 0 } = decodeJwt((await json(response)).access_token);
    expect(Math.abs(iat * 1000 - Date.now() - 7_200_000)).toBeLessThan(5000);
    expect((await caller.api('/consents')).status).toBe(401);
    disarm();
    expect((await caller.api('/consents')).status).toBe(200);
  });

  it('anything else a test thinks of', async () => {
    const response = await listWith(
      fault.rewriteJson('total is text', (body) => ({ ...body, total: 'many' })),
    );
    expect((await json(response)).total).toBe('many');
  });
});
