/** Each way in which Keycloak refuses an exchange (U3), and what the app says of it: scope, customer, client or policy, or honestly one of two. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ExchangeOverrides } from '../../../../shared/realm';
import { failureOf } from '../../user-token-testing';
import { startApp } from '../app-testing';
import { Admin } from './admin';
import { customer, exchanging, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);
const [ana, ben, dora] = [customer('ana'), customer('ben'), customer('dora')];
const nobody = { id: 'nobody', email: 'nobody@customers.test' };
const oneOfTwo = {
  kind: 'exchange-refused',
  status: 403,
  message: expect.stringMatching(/either .* customer .*, or this client/),
};

describe('by its rules for customers and clients, which it does not tell apart', () => {
  afterEach(() => admin.setMayActForCustomers('partner-desk', true));

  it('an unknown customer, and one who is disabled', async () => {
    const { broker } = startApp(fetch, secretOf('partner-desk'));
    for (const subject of [nobody, dora])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject(oneOfTwo);
  });

  it('a client without the permission', async () => {
    await admin.setMayActForCustomers('partner-desk', false);
    const { broker } = startApp(fetch, secretOf('partner-desk'));
    expect(await failureOf(broker.userToken(exchanging(), ana))).toMatchObject(oneOfTwo);
  });

  it('a client that has neither permission nor scope: the scope is what the app can see', async () => {
    const { broker } = startApp(fetch, secretOf('partner-plain'));
    expect(await failureOf(broker.userToken(exchanging('partner-plain'), ana))).toMatchObject({
      kind: 'scope-missing',
      status: 403,
    });
  });

  it('a customer, after it worked for another one: then it is about the customer', async () => {
    const { broker } = startApp(fetch, secretOf('partner-desk'));
    await broker.userToken(exchanging(), ben);
    for (const subject of [nobody, dora])
      expect(await failureOf(broker.userToken(exchanging(), subject))).toMatchObject({
        kind: 'customer-unknown',
      });
  });

  it('the same customer for whom it worked before: it may have been either that changed', async () => {
    const { broker } = startApp(fetch, secretOf('partner-desk'));
    await broker.userToken(exchanging(), ana);
    await admin.setMayActForCustomers('partner-desk', false);
    await broker.forgetSubject('realm', ana.id);
    expect(await failureOf(broker.userToken(exchanging(), ana))).toMatchObject(oneOfTwo);
  });

  it('is not held against the next customer, nor against the same one later', async () => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    await admin.setMayActForCustomers('partner-desk', false);
    for (let time = 0; time < 2; time++) await failureOf(broker.userToken(exchanging(), ana));
    await admin.setMayActForCustomers('partner-desk', true);
    await expect(broker.userToken(exchanging(), ben)).resolves.toMatch(/^ey/);
    await expect(broker.userToken(exchanging(), ana)).resolves.toMatch(/^ey/);
    expect(tokenRequests()).toBe(5);
  });
});

describe('for a parameter of the profile', () => {
  it.each<[string, ExchangeOverrides, object]>([
    [
      'an unknown audience, which is no wrong secret',
      { audience: 'nowhere' },
      { kind: 'client-refused', status: 400, field: 'exchange.audience' },
    ],
    ['an audience that the client may not have', { audience: 'wych-api' }, { status: 403 }],
    [
      'another type of the client token',
      { subjectTokenType: 'jwt' },
      { kind: 'exchange-refused', status: 400, field: 'exchange.subjectTokenType' },
    ],
    [
      'another type of the customer’s token',
      { requestedTokenType: 'jwt' },
      { kind: 'exchange-refused', status: 400, field: 'exchange.requestedTokenType' },
    ],
  ])('%s, and nothing else suffers', async (_, exchange, told) => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const wrong = exchanging('partner-desk', exchange);
    for (let time = 0; time < 2; time++)
      expect(await failureOf(broker.userToken(wrong, ana))).toMatchObject(told);
    const client = await broker.clientToken(exchanging());
    await expect(broker.userToken(exchanging(), ana)).resolves.toMatch(/^ey/);
    expect(await broker.clientToken(exchanging())).toBe(client);
    expect(tokenRequests()).toBe(4);
  });
});
