/** The app's exchange with an issuer that is not Keycloak: other codes for the refusals, and tokens that say nothing, or too much. */
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExchangeOverrides } from '../../../../shared/realm';
import type { Subject } from '../../subject';
import { failureOf } from '../../user-token-testing';
import { LaterClock, startApp } from '../app-testing';
import { jwtAudience, mixedUp } from './exchange-grant';
import {
  customers,
  type OidcProvider,
  profileAt,
  secretOf,
  startOidcProvider,
} from './oidc-provider-testing';

const customer = (id: string): Subject => ({ id, email: '' });
const [ana, ben] = [customer(customers[0]), customer(customers[1])];

let issuer: OidcProvider;
beforeAll(async () => {
  issuer = await startOidcProvider();
});
afterAll(() => issuer.close());

const start = (clientId = 'desk', exchange: ExchangeOverrides = {}) => {
  const clock = new LaterClock();
  const { broker } = startApp(fetch, secretOf(clientId), clock);
  const exchanging = profileAt(issuer, clientId, { exchange: { mode: 'rfc8693', ...exchange } });
  return { clock, broker, exchanging, ask: (subject = ana) => broker.userToken(exchanging, subject) };
};

describe('a customer’s token', () => {
  it('may be opaque: it is believed, with the life and the scopes that the answer says', async () => {
    const { broker, exchanging, ask } = start('desk', { scope: 'READ:APP_USERS' });
    const before = issuer.tokenRequests();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).toMatch(/^[\w-]{20,}$/);
    expect(issuer.tokenRequests() - before).toBe(2);
    const { obtainedAt, validUntil, ...state } = await broker.state(exchanging, ana);
    expect(state).toMatchObject({ state: 'valid', scopes: ['READ:APP_USERS'] });
    expect((validUntil ?? 0) - (obtainedAt ?? 0)).toBe(300_000);
    expect((await broker.views(exchanging)).map(({ claims }) => claims)).toEqual([null, null]);
  });

  it('may be a JWT, which must be the customer’s', async () => {
    const { ask } = start('desk', { audience: jwtAudience });
    expect(decodeJwt(await ask())).toMatchObject({ sub: ana.id, client_id: 'desk' });
    expect(decodeJwt(await ask(ben)).sub).toBe(ben.id);
  });

  it('of another customer is thrown away', async () => {
    const { broker, exchanging, ask } = start('desk', { audience: jwtAudience });
    const victim = customer(mixedUp);
    expect(await failureOf(ask(victim))).toMatchObject({ kind: 'contract' });
    expect((await broker.state(exchanging, victim)).state).toBe('none');
  });
});

describe('is refused', () => {
  it.each<[string, string, ExchangeOverrides, object]>([
    ['for a scope that is not for customers', 'desk', { scope: 'ADMIN' }, { kind: 'scope-missing' }],
    ['for an audience', 'desk', { audience: 'nowhere' }, { field: 'exchange.audience' }],
    ['for a type', 'desk', { subjectTokenType: 'jwt' }, { field: 'exchange.subjectTokenType' }],
    ['to a client without this grant', 'plain', {}, { kind: 'client-refused', field: 'clientId' }],
  ])('%s, which latches nothing', async (_, clientId, exchange, told) => {
    const { broker, exchanging, ask } = start(clientId, exchange);
    const before = issuer.tokenRequests();
    for (let time = 0; time < 2; time++)
      expect(await failureOf(ask())).toMatchObject({ status: 400, ...told });
    await expect(broker.clientToken(exchanging)).resolves.toMatch(/^[\w-]{20,}$/);
    expect(issuer.tokenRequests() - before).toBe(3);
  });

  it('for an unknown customer, and the next one is not', async () => {
    const { ask } = start();
    const nobody = customer('nobody');
    expect(await failureOf(ask(nobody))).toMatchObject({
      kind: 'exchange-refused',
      message: expect.stringMatching(/either .* customer .*, or this client/),
    });
    await expect(ask()).resolves.toMatch(/^[\w-]{20,}$/);
    expect(await failureOf(ask(nobody))).toMatchObject({ kind: 'customer-unknown' });
  });

  it('for a client token that is gone: another is fetched once, and the exchange goes on', async () => {
    const { broker, exchanging, ask, clock } = start();
    const old = await broker.clientToken(exchanging);
    await issuer.revoke(old);
    expect(await failureOf(ask())).toMatchObject({ kind: 'token-refused', retryable: true });
    clock.later = 2 * 60_000;
    await expect(ask()).resolves.toMatch(/^[\w-]{20,}$/);
    expect(await broker.clientToken(exchanging)).not.toBe(old);
  });
});
