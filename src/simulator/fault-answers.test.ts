import { describe, expect, it } from 'vitest';
import { faultySimulator } from './fault-for-tests';
import { fault, startTrap } from './index';
import { json } from './test-caller';

const { caller, arm, listWith, active } = await faultySimulator();

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
