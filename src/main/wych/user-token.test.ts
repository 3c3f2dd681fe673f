/** A customer's token, exchanged over real HTTP at the simulator: by Wych's route and by RFC 8693. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../shared/realm';
import { fault } from '../../simulator/index';
import { readClaims } from './token-claims';
import { failureOf, startExchange, type TestExchange } from './user-token-testing';

let test: TestExchange;
afterEach(() => test.simulator.close());
const minute = 60_000;

const modes: [string, Partial<RealmProfile>, 'user-token' | 'token'][] = [
  ['Wych’s route', {}, 'user-token'],
  ['RFC 8693', { exchange: { mode: 'rfc8693' } }, 'token'],
];

describe.each(modes)('by %s', (_, more, endpoint) => {
  const exchanges = () => test.simulator.journal.count({ endpoint }) - (endpoint === 'token' ? 1 : 0);
  beforeEach(async () => {
    test = await startExchange(fetch, more);
  });

  it('is the customer’s, with a life and scopes of its own', async () => {
    const { broker, profile, subject, clock } = test;
    const token = await broker.userToken(profile(), subject());
    expect(readClaims(token)).toMatchObject({ sub: subject().id, act: expect.anything() });
    expect(await broker.state(profile(), subject())).toMatchObject({
      state: 'valid',
      obtainedAt: clock.now(),
      validUntil: clock.now() + 15 * minute,
      scopes: ['READ:CONSENTS', 'WRITE:CONSENTS'],
    });
    expect(await broker.clientToken(profile())).not.toBe(token);
  });

  it('is asked for once, however many want it, and again for another customer', async () => {
    const { broker, profile, subject } = test;
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => broker.userToken(profile(), subject())),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(exchanges()).toBe(1);
    expect(await broker.userToken(profile(), subject(1))).not.toBe(tokens[0]);
    expect(exchanges()).toBe(2);
  });

  it('is renewed a little early, and its life is not believed beyond an hour', async () => {
    const { broker, profile, subject, clock, simulator } = test;
    const first = await broker.userToken(profile(), subject());
    clock.advance(14.9 * minute);
    await broker.userToken(profile(), subject());
    await expect.poll(() => broker.userToken(profile(), subject())).not.toBe(first);
    simulator.realm('sandbox').settings.expiresIn = 1e15;
    await broker.userToken(profile(), subject(1));
    expect((await broker.state(profile(), subject(1))).validUntil).toBe(clock.now() + 60 * minute);
  });

  it('is never in the vault', async () => {
    const { broker, profile, subject, secrets } = test;
    await expect
      .poll(async () => {
        await broker.userToken(profile(), subject());
        return [...secrets.values.keys()].sort();
      })
      .toEqual(['sandbox/apiKey', 'sandbox/clientSecret', 'sandbox/token:client']);
    const token = await broker.userToken(profile(), subject());
    expect(JSON.stringify([...secrets.values])).not.toContain(token);
  });

  it('is forgotten with the customer, and with the realm', async () => {
    const { broker, profile, subject } = test;
    const [of, other] = [
      () => broker.userToken(profile(), subject()),
      () => broker.userToken(profile(), subject(1)),
    ];
    const [first, others] = [await of(), await other()];
    await broker.forgetSubject('sandbox', subject().id);
    expect((await broker.views(profile())).map(({ owner }) => owner.kind)).toEqual(['client', 'customer']);
    expect(await of()).not.toBe(first);
    expect(await other()).toBe(others);
    await broker.forget('sandbox');
    expect((await broker.views(profile())).map(({ owner }) => owner.kind)).toEqual(['client']);
  });

  it('is not kept when its customer is forgotten while it is on its way', async () => {
    const { broker, profile, subject, simulator } = test;
    await broker.clientToken(profile());
    simulator.faults.add({ match: { endpoint, times: 1 }, fault: fault.latency(100) });
    const asking = broker.userToken(profile(), subject());
    await expect.poll(exchanges).toBe(1);
    await broker.forgetSubject('sandbox', subject().id);
    await asking;
    expect(await broker.views(profile())).toHaveLength(1);
  });

  it('is replaced alone when the API refuses it', async () => {
    const { broker, profile, subject } = test;
    const client = await broker.clientToken(profile());
    const token = await broker.userToken(profile(), subject());
    await broker.reject(profile(), token, subject());
    expect(await broker.userToken(profile(), subject())).not.toBe(token);
    expect(await broker.clientToken(profile())).toBe(client);
  });

  it('takes a fresh client token when the old one is not accepted any more, once', async () => {
    const { broker, profile, subject, simulator, clock } = test;
    const old = await broker.clientToken(profile());
    clock.advance(2 * minute);
    simulator.realm('sandbox').tokens.revokeAll();
    await broker.userToken(profile(), subject());
    expect(await broker.clientToken(profile())).not.toBe(old);
  });

  it('is not sent for in a realm that was edited meanwhile', async () => {
    const { broker, profile, subject, simulator } = test;
    await broker.clientToken(profile());
    test.current = () => false;
    expect(await failureOf(broker.userToken(profile(), subject()))).toMatchObject({ kind: 'conflict' });
    expect(exchanges()).toBe(0);
    expect(simulator.journal.count({ endpoint })).toBe(endpoint === 'token' ? 1 : 0);
  });

  it('is thrown away when the realm is edited while it is on its way', async () => {
    const { broker, profile, subject, simulator } = test;
    await broker.clientToken(profile());
    simulator.faults.add({ match: { endpoint, times: 1 }, fault: fault.latency(100) });
    const asking = failureOf(broker.userToken(profile(), subject()));
    await expect.poll(exchanges).toBe(1);
    test.current = () => false;
    expect(await asking).toMatchObject({ kind: 'conflict' });
    expect((await broker.state(profile(), subject())).state).toBe('none');
  });

  it('shows whose it is in the token view, and nothing of itself', async () => {
    const { broker, profile, subject } = test;
    const token = await broker.userToken(profile(), subject());
    const [client, customer] = await broker.views(profile());
    expect(client).toMatchObject({ owner: { kind: 'client', clientId: profile().clientId }, state: 'valid' });
    expect(customer).toMatchObject({
      owner: { kind: 'customer', customer: { ...subject(), name: '' } },
      state: 'valid',
      claims: expect.arrayContaining([{ name: 'sub', text: subject().id }]),
    });
    const shown = JSON.stringify([client, customer]);
    for (const part of token.split('.')) expect(shown).not.toContain(part);
  });

  it('names the exchange, the customer and the source of the token to whoever watches the door', async () => {
    const { broker, profile, subject, calls } = test;
    await broker.userToken(profile(), subject());
    expect(calls.map(({ kind, subject: of }) => [kind, of])).toEqual([
      ['discovery', undefined],
      ['token', undefined],
      ['exchange', subject().id],
    ]);
    expect(calls[2]?.token).toBe(endpoint === 'token' ? undefined : 'fetched');
  });
});

describe('by RFC 8693', () => {
  it('says what the profile says, and always which token it wants', async () => {
    test = await startExchange(fetch, {
      exchange: { mode: 'rfc8693', requestedSubject: 'email', audience: 'wych-api', scope: 'READ:CONSENTS' },
    });
    const { broker, profile, subject, simulator, calls } = test;
    const { settings } = simulator.realm('sandbox');
    settings.exchangeAudience = 'wych-api';
    settings.exchangeSubject = 'id or email';
    await broker.userToken(profile(), subject());
    const type = 'urn:ietf:params:oauth:token-type:access_token';
    expect(Object.fromEntries(new URLSearchParams(calls.at(-1)?.body))).toMatchObject({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: type,
      requested_token_type: type,
      requested_subject: subject().email,
      audience: 'wych-api',
      scope: 'READ:CONSENTS',
    });
  });

  it('keeps nothing of a refresh token that came along', async () => {
    test = await startExchange(fetch, { exchange: { mode: 'rfc8693' } });
    const { broker, profile, subject, simulator } = test;
    const more = fault.rewriteJson('refresh', (body) => ({
      ...body,
      refresh_token: 'r',
      id_token: 'not.a.jwt',
    }));
    simulator.faults.add({ match: { endpoint: 'token' }, fault: fault.onExchange(more) });
    await expect(broker.userToken(profile(), subject())).resolves.toMatch(/^ey/);
  });
});

describe('by Wych’s route', () => {
  it('asks by the method and the route of the profile', async () => {
    test = await startExchange(fetch, { exchange: { method: 'POST' } });
    const { broker, profile, subject, calls } = test;
    await broker.userToken(profile(), subject());
    expect(calls.at(-1)).toMatchObject({ method: 'POST' });
    const elsewhere = profile({ routes: { userToken: '/nowhere/{userId}' } });
    expect(await failureOf(broker.userToken(elsewhere, subject()))).toMatchObject({
      kind: 'exchange-refused',
    });
    expect(calls.at(-1)?.url).toMatch(new RegExp(`/v4/nowhere/${subject().id}$`));
  });

  it('says which field is missing, and asks nothing', async () => {
    test = await startExchange(fetch, { partnerId: undefined });
    const { broker, profile, subject, simulator } = test;
    const failure = await failureOf(broker.userToken(profile(), subject()));
    expect(failure).toMatchObject({ kind: 'invalid-input', field: 'partnerId' });
    expect(simulator.journal.count({ endpoint: 'user-token' })).toBe(0);
  });

  it.each([
    [{ accessToken: 'opaque', expiresIn: '120' }, 2 * minute],
    [{ token: 'opaque' }, minute],
  ])('reads %o', async (body, life) => {
    test = await startExchange(fetch);
    const { broker, profile, subject, simulator, clock } = test;
    simulator.faults.add({ match: { endpoint: 'user-token' }, fault: fault.status(200, body) });
    expect(await broker.userToken(profile(), subject())).toBe('opaque');
    expect((await broker.state(profile(), subject())).validUntil).toBe(clock.now() + life);
  });
});
