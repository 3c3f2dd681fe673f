/** A customer's token from Keycloak: its exchange with `requested_subject`, by the app's own code, as long as all goes well. */
import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { failureOf } from '../../user-token-testing';
import { startApp } from '../app-testing';
import { Admin } from './admin';
import { wire } from './exchange-wire';
import { customer, exchanging, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);
const ana = customer('ana');
const ben = customer('ben');

it('is the customer’s, for fifteen minutes', async () => {
  const { broker } = startApp(fetch, secretOf('partner-desk'));
  const token = await broker.userToken(exchanging(), ana);
  expect(decodeJwt(token)).toMatchObject({ sub: ana.id, email: ana.email, azp: 'partner-desk' });
  expect(await admin.holdsActive(token)).toBe(true);
  const { obtainedAt, validUntil, ...state } = await broker.state(exchanging(), ana);
  expect(state).toEqual({ realmId: 'realm', state: 'valid', scopes: expect.arrayContaining(['email']) });
  const life = (validUntil ?? 0) - (obtainedAt ?? 0);
  expect(life).toBeLessThanOrEqual(900_000);
  expect(life).toBeGreaterThan(870_000);
});

it('comes alone: no second secret that outlives it', async () => {
  const { fetch: wired, exchanges } = wire(fetch);
  const { broker } = startApp(wired, secretOf('partner-desk'));
  await broker.userToken(exchanging(), ana);
  expect(exchanges).toHaveLength(1);
  expect(exchanges[0]?.answer).not.toHaveProperty('refresh_token');
  expect(exchanges[0]?.answer).toMatchObject({
    refresh_expires_in: 0,
    issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
  });

  // What Keycloak does unless it is told: that the test above can fail.
  const { fetch: careless, exchanges: others } = wire(fetch, (form) => form.delete('requested_token_type'));
  const other = startApp(careless, secretOf('partner-desk'));
  expect(await failureOf(other.broker.userToken(exchanging(), ana))).toMatchObject({ kind: 'contract' });
  expect(others[0]?.answer).toHaveProperty('refresh_token');
});

it('is one for many callers, and another for another customer and for the client', async () => {
  const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
  const tokens = await Promise.all(
    Array.from({ length: 20 }, (_, nth) => broker.userToken(exchanging(), nth % 2 ? ana : ben)),
  );
  expect(tokens.map((token) => decodeJwt(token).sub)).toEqual(
    tokens.map((_, nth) => (nth % 2 ? ana.id : ben.id)),
  );
  expect(new Set([...tokens, await broker.clientToken(exchanging())]).size).toBe(3);
  expect(tokenRequests()).toBe(3);
});

it('is asked for again once its customer is forgotten; the other customer’s and the client’s stay', async () => {
  const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
  const askAll = () =>
    Promise.all([
      broker.clientToken(exchanging()),
      broker.userToken(exchanging(), ben),
      broker.userToken(exchanging(), ana),
    ]);
  const [client, bens, anas] = await askAll();
  await broker.forgetSubject('realm', ana.id);
  const [sameClient, sameBens, otherAnas] = await askAll();
  expect([sameClient, sameBens]).toEqual([client, bens]);
  expect(otherAnas).not.toBe(anas);
  expect(tokenRequests()).toBe(4);
});

it('is given by e-mail address where those are the user names, and only there', async () => {
  const { broker } = startApp(fetch, secretOf('partner-desk'));
  const byEmail = exchanging('partner-desk', { requestedSubject: 'email' });
  const eli = customer('eli@customers.test');
  expect(decodeJwt(await broker.userToken(byEmail, eli)).sub).toBe(eli.id);
  expect(await failureOf(broker.userToken(byEmail, ana))).toMatchObject({ status: 403 });
  expect(decodeJwt(await broker.userToken(exchanging(), ana)).sub).toBe(ana.id);
});

it('has the scopes that Keycloak chose, whatever was asked for; the app shows those', async () => {
  const { broker } = startApp(fetch, secretOf('partner-desk'));
  const scoped = exchanging('partner-desk', { scope: 'READ:APP_USERS' });
  await broker.userToken(scoped, ana);
  expect((await broker.state(scoped, ana)).scopes).not.toContain('READ:APP_USERS');
});
