import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import {
  type Fault,
  fault,
  productionRealm,
  type Simulator,
  sandboxRealm,
  startSimulator,
  startTrap,
  type Trap,
} from '../../simulator';
import { CachedIssuers } from './issuer';
import { FetchDoor, type NetworkDoor } from './network-door';
import { FakeClock, MemorySecrets, plainTransport, profileFor } from './network-door-testing';
import { CachingTokenBroker } from './token-broker';

const canary = 'CANARY-secret-4711';
const minute = 60_000;
const tokenCall = { endpoint: 'token' } as const;

let simulator: Simulator;
let clock: FakeClock;
let secrets: MemorySecrets;
let broker: CachingTokenBroker;
let underWay = 0;
let current: (profile: RealmProfile) => boolean;

beforeEach(async () => {
  clock = new FakeClock();
  simulator = await startSimulator({
    realms: [sandboxRealm({ consents: 3 }), productionRealm({ consents: 3 })],
    now: clock.now,
  });
  secrets = new MemorySecrets();
  for (const { name } of simulator.realms) simulator.realm(name).rotate({ clientSecret: canary });
  for (const { name } of simulator.realms) secrets.values.set(`${name}/clientSecret`, canary);
  current = () => true;
  broker = restart();
});
afterEach(() => simulator.close());

/** A broker as after a start of the app: the vault is all that it finds. */
function restart(): CachingTokenBroker {
  const real = new FetchDoor({ transport: plainTransport(fetch), clock, allowsLoopbackHttp: () => true });
  const door: NetworkDoor = {
    send: (call) => {
      underWay++;
      return real.send(call).finally(() => underWay--);
    },
  };
  return new CachingTokenBroker({
    door,
    issuers: new CachedIssuers(door, clock),
    secrets,
    isCurrent: (asking) => current(asking),
    clock,
    random: Math.random,
  });
}

const profile = (realm = 'sandbox', more = {}) =>
  profileFor(simulator, {
    id: realm,
    realmName: realm,
    clientId: simulator.realm(realm).credentials.clientId,
    ...more,
  });
const posts = () => simulator.journal.count(tokenCall);
const strike = (what: Fault, times = Number.POSITIVE_INFINITY) =>
  simulator.faults.add({ match: { ...tokenCall, times }, fault: what });

/** The Failure's kind; the secret must be in no part of the error. */
async function kindOf(asked: Promise<unknown>): Promise<string> {
  const error = await asked.then(
    () => expect.fail('a token was given'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof FailureError)) throw error;
  const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
  for (const form of [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64')])
    expect(told).not.toContain(form);
  return error.failure.kind;
}

describe('one request (#25)', () => {
  it('for 100 callers at once', async () => {
    const tokens = await Promise.all(Array.from({ length: 100 }, () => broker.clientToken(profile())));
    expect(new Set(tokens).size).toBe(1);
    expect(posts()).toBe(1);
  });

  it('for each realm', async () => {
    await Promise.all([broker.clientToken(profile('sandbox')), broker.clientToken(profile('production'))]);
    expect(posts()).toBe(2);
  });

  it('of which one caller giving up takes nothing from the others', async () => {
    strike(fault.latency(50));
    const stop = new AbortController();
    const first = kindOf(broker.clientToken(profile(), stop.signal));
    const second = broker.clientToken(profile());
    stop.abort();
    expect(await first).toBe('cancelled');
    await expect(second).resolves.toMatch(/^ey/);
    expect(posts()).toBe(1);
  });

  it('with the credentials in the body', async () => {
    await broker.clientToken(profile());
    expect(simulator.journal.entries(tokenCall)[0]?.headerNames).not.toContain('authorization');
  });
});

describe('time (#26)', () => {
  it('costs at most 70 requests for two realms polled all through a day of 8 hours', async () => {
    for (let passed = 0; passed < 8 * 60 * minute; passed += 5_000) {
      for (const realm of ['sandbox', 'production']) {
        const token = await broker.clientToken(profile(realm));
        if (passed % minute === 0)
          expect(await simulator.realm(realm).tokens.check(token, clock.now())).toBeDefined();
      }
      while (underWay > 0) await turn(); // A renewal takes less than 5 seconds.
      clock.advance(5_000);
    }
    expect(posts()).toBeLessThanOrEqual(70);
    expect(posts()).toBeGreaterThanOrEqual(64);
  });

  it('renews early, while the old token goes on serving', async () => {
    const old = await broker.clientToken(profile());
    clock.advance(15 * minute - 29_000);
    expect(await broker.clientToken(profile())).toBe(old);
    await expect.poll(() => broker.clientToken(profile())).not.toBe(old);
    expect(posts()).toBe(2);
  });

  it('uses the old token while renewing fails for a passing reason, and does not hammer', async () => {
    const old = await broker.clientToken(profile());
    clock.advance(15 * minute - 29_000);
    strike(fault.drop('before commit'));
    for (let second = 0; second < 28; second++) {
      expect(await broker.clientToken(profile())).toBe(old);
      while (underWay > 0) await turn();
      clock.advance(1000);
    }
    expect(posts()).toBe(4);
    clock.advance(2000);
    expect(await kindOf(broker.clientToken(profile()))).toBe('host-unreachable');
    simulator.faults.clear();
    await expect(broker.clientToken(profile())).resolves.not.toBe(old);
  });

  it('fetches anew after a sleep that outlasted the token', async () => {
    const old = await broker.clientToken(profile());
    clock.advance(8 * 60 * minute);
    await expect(broker.clientToken(profile())).resolves.not.toBe(old);
    expect(posts()).toBe(2);
  });

  it('trusts no token when the clock was set, two hours on or back', async () => {
    for (const jump of [2, -2, -2, 2]) {
      const old = await broker.clientToken(profile());
      clock.advance(jump * 60 * minute);
      await expect(broker.clientToken(profile())).resolves.not.toBe(old);
    }
    expect(posts()).toBe(5);
  });

  it.each([
    ['missing', 1],
    [1e15, 60],
    [-5, 1],
    [0, 1],
  ] as const)('bounds an expires_in of %s', async (expiresIn, minutes) => {
    simulator.realm('sandbox').settings.expiresIn = expiresIn;
    await broker.clientToken(profile());
    const { obtainedAt, validUntil } = await broker.state(profile());
    expect(validUntil).toBe((obtainedAt ?? 0) + minutes * minute);
  });
});

describe('a restart (C4)', () => {
  beforeEach(async () => {
    await broker.clientToken(profile());
    await expect.poll(() => secrets.values.has('sandbox/token:client')).toBe(true);
    simulator.journal.clear();
  });

  it('costs no request', async () => {
    const token = await restart().clientToken(profile());
    expect(await simulator.realm('sandbox').tokens.check(token, clock.now())).toBeDefined();
    expect(simulator.journal.count()).toBe(0);
  });

  it('fetches anew when the token has ended meanwhile', async () => {
    clock.advance(16 * minute);
    const restarted = restart();
    expect(await restarted.state(profile())).toMatchObject({ state: 'expired' });
    await restarted.clientToken(profile());
    expect(posts()).toBe(1);
  });

  it('uses no token of another client or issuer', async () => {
    expect(await restart().state(profile('sandbox', { clientId: 'other' }))).toMatchObject({ state: 'none' });
    expect(await restart().state(profile('sandbox', { realmName: 'production' }))).toMatchObject({
      state: 'none',
    });
  });

  it.each(['', '{', 'null', '{"owner":"x"}', 'CANARY'])('is not hindered by a stored %j', async (damaged) => {
    secrets.values.set('sandbox/token:client', damaged);
    await restart().clientToken(profile());
    expect(posts()).toBe(1);
  });

  it('is not hindered by a keychain that neither reads nor writes', async () => {
    secrets.broken = new Error(canary);
    const restarted = restart();
    const token = await restarted.clientToken(profile());
    await restarted.reject(profile(), token);
    await restarted.discard(profile());
    await restarted.forget('sandbox');
    await expect(restarted.clientToken(profile())).resolves.toMatch(/^ey/);
  });

  it('finds nothing of a realm that was forgotten', async () => {
    await restart().forget('sandbox');
    expect([...secrets.values.keys()]).not.toContain('sandbox/token:client');
  });
});

describe('refusals (#27)', () => {
  it('of a token drop that very token', async () => {
    const first = await broker.clientToken(profile());
    await broker.reject(profile(), first);
    const second = await broker.clientToken(profile());
    await Promise.all(Array.from({ length: 10 }, () => broker.reject(profile(), first)));
    expect(await broker.clientToken(profile())).toBe(second);
    expect(posts()).toBe(2);
    await expect.poll(() => secrets.values.get('sandbox/token:client')).toContain(second);
  });

  it('without end cost two requests', async () => {
    for (let call = 0; call < 100; call++) {
      const token = await broker.clientToken(profile()).catch(() => null);
      if (token) await broker.reject(profile(), token);
    }
    expect(posts()).toBe(2);
    expect(await kindOf(broker.clientToken(profile()))).toBe('token-refused');
    expect(await broker.state(profile())).toMatchObject({
      state: 'refused',
      failure: { kind: 'token-refused' },
    });
    clock.advance(5 * minute);
    await broker.clientToken(profile());
    expect(posts()).toBe(3);
  });

  it('end when the operator discards the token', async () => {
    for (let call = 0; call < 2; call++) await broker.reject(profile(), await broker.clientToken(profile()));
    await broker.discard(profile());
    await expect(broker.clientToken(profile())).resolves.toMatch(/^ey/);
  });

  it('are blamed on the clock when it is off', async () => {
    strike(fault.clockSkew(7 * 60));
    await broker.reject(profile(), await broker.clientToken(profile()));
    expect(await kindOf(broker.clientToken(profile()))).toBe('clock-skew');
    expect(await broker.state(profile())).toMatchObject({
      failure: { message: expect.stringContaining('7 minutes behind') },
    });
    expect(posts()).toBe(1);
  });

  it.each([
    ['a wrong secret', () => simulator.realm('sandbox').rotate({ clientSecret: 'other' }), 'wrong-secret'],
    ['an unknown client', () => simulator.realm('sandbox').rotate({ clientId: 'other' }), 'wrong-secret'],
    [
      'a client without a service account',
      () =>
        strike(
          fault.status(401, {
            error: 'unauthorized_client',
            error_description: 'Client not enabled to retrieve service account',
          }),
        ),
      'client-refused',
    ],
    [
      'a disabled service account',
      () =>
        strike(
          fault.status(401, {
            error: 'invalid_request',
            error_description: "User 'service-account-client' disabled",
          }),
        ),
      'client-refused',
    ],
  ])('of %s latch until the realm is edited', async (_, change, kind) => {
    const before = profile();
    change();
    for (let call = 0; call < 20; call++) expect(await kindOf(broker.clientToken(before))).toBe(kind);
    await broker.discard(before);
    clock.advance(24 * 60 * minute);
    expect(await kindOf(broker.clientToken(before))).toBe(kind);
    expect(posts()).toBe(1);
    expect(await broker.state(before)).toMatchObject({ state: 'refused', failure: { kind } });
    await broker.forget('sandbox');
    await kindOf(broker.clientToken(before));
    expect(posts()).toBe(2);
  });

  it('by throttling are waited out', async () => {
    strike(fault.throttled(30), 1);
    for (let call = 0; call < 5; call++)
      expect(await kindOf(broker.clientToken(profile()))).toBe('throttled');
    expect(posts()).toBe(1);
    clock.advance(30_000);
    await broker.clientToken(profile());
    expect(posts()).toBe(2);
  });
});

describe('what is told and not told (#11)', () => {
  it.each([
    ['an echo of the secret', fault.echoSecrets(400), 'contract'],
    ['an echo with 401', fault.echoSecrets(401), 'contract'],
    ['an echo as 200', fault.status(200, { error_description: canary }), 'contract'],
    [
      'an echo as a wrong secret',
      fault.status(401, { error: 'invalid_client', error_description: canary }),
      'wrong-secret',
    ],
    ['an echo as the error code', fault.status(400, { error: canary }), 'contract'],
    [
      'an echo as a challenge',
      fault.status(401, { error: canary }, { 'WWW-Authenticate': `Basic x="${canary}"` }),
      'contract',
    ],
    ['an echo as a token type', fault.status(200, { access_token: canary, token_type: canary }), 'contract'],
    ['a token of another type', fault.status(200, { access_token: canary, token_type: 'dpop' }), 'contract'],
    ['no token', fault.status(200, { token_type: 'Bearer', client_secret: canary }), 'contract'],
    ['a web page', fault.html(), 'contract'],
    ['a web page with 400', fault.html(400), 'contract'],
    ['an echo that is torn', fault.status(200, `{"access_token": "${canary}`), 'contract'],
    ['an outage with an echo', fault.status(503, { error: canary }), 'server-error'],
    [
      'a missing scope',
      fault.status(400, { error: 'invalid_scope', error_description: canary }),
      'scope-missing',
    ],
    ['a dropped connection', fault.drop('after commit'), 'host-unreachable'],
  ])('of %s', async (_, what, kind) => {
    strike(what);
    expect(await kindOf(broker.clientToken(profile()))).toBe(kind);
    expect(posts()).toBe(1);
    expect(JSON.stringify(await broker.state(profile()))).not.toContain(canary);
  });

  it('of a realm without a secret, or one that does not exist', async () => {
    expect(await kindOf(broker.clientToken(profile('sandbox', { realmName: 'sandbx' })))).toBe(
      'realm-unknown',
    );
    secrets.values.delete('sandbox/clientSecret');
    expect(await kindOf(broker.clientToken(profile()))).toBe('secret-missing');
    expect(posts()).toBe(0);
  });

  it('of a token: what the token view needs', async () => {
    expect(await broker.state(profile())).toMatchObject({
      realmId: 'sandbox',
      state: 'none',
      validUntil: null,
    });
    await broker.clientToken(profile());
    expect(await broker.state(profile())).toEqual({
      realmId: 'sandbox',
      state: 'valid',
      obtainedAt: clock.now(),
      validUntil: clock.now() + 15 * minute,
      scopes: [...simulator.realm('sandbox').settings.scopes],
    });
  });
});

describe('a login that points elsewhere (#21, #22)', () => {
  let trap: Trap;
  beforeEach(async () => {
    trap = await startTrap();
  });
  afterEach(() => trap.close());

  it.each([
    [
      'by its discovery document',
      'discovery',
      () => fault.foreignTokenEndpoint(`${trap.origin}/token`),
      'foreign-endpoint',
    ],
    [
      'by another issuer',
      'discovery',
      () => fault.wrongIssuer(`${trap.origin}/realms/sandbox`),
      'issuer-mismatch',
    ],
    ['by a redirect', 'token', () => fault.redirect(307, `${trap.origin}/token`), 'redirected'],
  ] as const)('%s gets nothing', async (_, endpoint, what, kind) => {
    simulator.faults.add({ match: { endpoint }, fault: what() });
    expect(await kindOf(broker.clientToken(profile()))).toBe(kind);
    expect(trap.requests).toHaveLength(0);
  });
});

it('keeps nothing of a request that was under way when the realm was forgotten', async () => {
  strike(fault.latency(50));
  const asked = broker.clientToken(profile());
  await expect.poll(posts).toBe(1);
  await broker.forget('sandbox');
  await asked;
  expect([...secrets.values.keys()]).not.toContain('sandbox/token:client');
  await broker.clientToken(profile());
  expect(posts()).toBe(2);
});

describe('a realm that was edited while something was under way in it', () => {
  it('gets no secret to its old servers: what is stored was typed for the new ones', async () => {
    const old = profile();
    secrets.values.set('sandbox/clientSecret', 'typed-for-the-new-server');
    current = (asking) => asking !== old;
    expect(await kindOf(broker.clientToken(old))).toBe('conflict');
    expect(posts()).toBe(0);
  });
});
