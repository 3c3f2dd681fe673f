import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fault, type Simulator, sandboxRealm, startSimulator, startTrap, type Trap } from '../../simulator';
import { systemClock } from '../clock';
import { CachedIssuers, discoverIssuer, issuerUrl } from './issuer';
import { FetchDoor, type NetworkDoor } from './network-door';
import { FakeClock, plainTransport, profileFor } from './network-door-testing';

let simulator: Simulator;
let trap: Trap;
const door = new FetchDoor({
  transport: plainTransport(fetch),
  clock: systemClock,
  allowsLoopbackHttp: () => true,
});

beforeEach(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm({ consents: 3 })] });
  trap = await startTrap();
});
afterEach(() => Promise.all([simulator.close(), trap.close()]));

const profile = (more = {}) => profileFor(simulator, more);
const discovery = { endpoint: 'discovery' } as const;
const answerWith = (document: unknown, status = 200) =>
  simulator.faults.add({ match: discovery, fault: fault.status(status, document) });

describe('discoverIssuer', () => {
  it('finds the token endpoint', async () => {
    expect(await discoverIssuer(door, profile())).toMatchObject({
      issuer: `${simulator.loginBaseUrl}/realms/sandbox`,
      token_endpoint: `${simulator.loginBaseUrl}/realms/sandbox/protocol/openid-connect/token`,
    });
  });

  it('tolerates slashes after the base URL', async () => {
    const login = profile({ loginBaseUrl: `${simulator.loginBaseUrl}//` });
    await expect(discoverIssuer(door, login)).resolves.toMatchObject({ issuer: issuerUrl(profile()) });
  });

  it('says that the realm is unknown', async () => {
    await expect(discoverIssuer(door, profile({ realmName: 'sandbx' }))).rejects.toMatchObject({
      failure: { kind: 'realm-unknown', field: 'realmName', status: 404 },
    });
  });

  it('says that there is no login there', async () => {
    const login = profile({ loginBaseUrl: `${simulator.loginBaseUrl}/auth` });
    await expect(discoverIssuer(door, login)).rejects.toMatchObject({
      failure: { kind: 'not-found', field: 'loginBaseUrl' },
    });
  });

  it.each([
    ['another issuer', () => ({ issuer: 'https://evil.test/realms/sandbox' }), 'issuer-mismatch'],
    ['another realm', () => ({ issuer: `${simulator.loginBaseUrl}/realms/production` }), 'issuer-mismatch'],
    ['no issuer', () => ({ issuer: undefined }), 'contract'],
    ['an issuer that is no address', () => ({ issuer: 'sandbox' }), 'contract'],
    ['a foreign token endpoint', () => ({ token_endpoint: `${trap.origin}/token` }), 'foreign-endpoint'],
    [
      'a token endpoint on another scheme',
      () => ({ token_endpoint: 'https://127.0.0.1/token' }),
      'foreign-endpoint',
    ],
    ['no token endpoint', () => ({ token_endpoint: undefined }), 'contract'],
    ['a token endpoint that is no address', () => ({ token_endpoint: '/token' }), 'contract'],
  ])('refuses a document with %s', async (_, change, kind) => {
    const issuer = issuerUrl(profile());
    answerWith({ issuer, token_endpoint: `${issuer}/token`, ...change() });
    await expect(discoverIssuer(door, profile())).rejects.toMatchObject({ failure: { kind } });
    expect(trap.requests).toHaveLength(0);
    expect(simulator.journal.count({ method: 'POST' })).toBe(0);
  });

  it.each([
    ['a web page', fault.html(), 'contract'],
    ['torn JSON', fault.tornJson('whole answer'), 'contract'],
    ['nothing', fault.emptyBody(), 'contract'],
    ['null', fault.nullBody(), 'contract'],
    ['a list', fault.status(200, []), 'contract'],
    ['a forbidding', fault.status(403), 'contract'],
    ['an outage', fault.status(503), 'server-error'],
    ['throttling', fault.throttled(5), 'throttled'],
    ['a redirect', fault.redirect(302, 'http://127.0.0.1:1/'), 'redirected'],
    ['a dropped connection', fault.drop('before commit'), 'host-unreachable'],
  ])('tells %s', async (_, what, kind) => {
    simulator.faults.add({ match: discovery, fault: what });
    await expect(discoverIssuer(door, profile())).rejects.toMatchObject({ failure: { kind } });
  });
});

it("checks the issuer itself where openid-client is lenient with a vendor's", async () => {
  const lenient: NetworkDoor = {
    send: async ({ url }) => ({
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      body: JSON.stringify({ issuer: 'https://evil.test/', token_endpoint: new URL('/token', url).href }),
      requestId: undefined,
      serverTime: null,
    }),
  };
  for (const loginBaseUrl of ['https://wych.b2clogin.com', 'https://login.microsoftonline.com'])
    await expect(discoverIssuer(lenient, profile({ loginBaseUrl }))).rejects.toMatchObject({
      failure: { kind: 'issuer-mismatch' },
    });
});

describe('CachedIssuers', () => {
  const clock = new FakeClock();
  const asked = () => simulator.journal.count(discovery);

  it('asks once for many, and again after an hour or for another address', async () => {
    const issuers = new CachedIssuers(door, clock);
    await Promise.all(Array.from({ length: 50 }, () => issuers.find(profile())));
    expect(asked()).toBe(1);
    clock.advance(59 * 60_000);
    await issuers.find(profile());
    expect(asked()).toBe(1);
    clock.advance(60_000);
    await issuers.find(profile());
    expect(asked()).toBe(2);
    clock.advance(-2 * 60 * 60_000);
    await issuers.find(profile());
    expect(asked()).toBe(3);
    await expect(issuers.find(profile({ realmName: 'other' }))).rejects.toThrow();
    expect(asked()).toBe(4);
  });

  it('forgets a failure at once, and a realm when told', async () => {
    const issuers = new CachedIssuers(door, clock);
    simulator.faults.add({ match: discovery, fault: fault.status(503) });
    await expect(issuers.find(profile())).rejects.toThrow();
    simulator.faults.clear();
    await issuers.find(profile());
    issuers.forget('sandbox');
    await issuers.find(profile());
    expect(asked()).toBe(3);
  });
});
