/** A client token from Keycloak: its life, its one request, and what each refusal is called in the app. */
import { decodeJwt } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../clock';
import { discoverIssuer } from '../../issuer';
import { requestClientToken } from '../../token-request';
import { failureOf } from '../../user-token-testing';
import { startApp } from '../app-testing';
import { Admin } from './admin';
import { profile, secretOf } from './keycloak-testing';

const admin = new Admin(fetch);

describe('a client token', () => {
  it('is given for fifteen minutes, from one request for many callers', async () => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const tokens = await Promise.all(Array.from({ length: 20 }, () => broker.clientToken(profile())));
    expect(new Set(tokens).size).toBe(1);
    expect(tokenRequests()).toBe(1);
    const { obtainedAt, validUntil, ...state } = await broker.state(profile());
    expect(state).toEqual({
      realmId: 'realm',
      state: 'valid',
      scopes: expect.arrayContaining(['EXECUTE:TOKEN_EXCHANGE', 'email']),
    });
    // Keycloak counts in whole seconds, and says what is left when it answers.
    const life = (validUntil ?? 0) - (obtainedAt ?? 0);
    expect(life).toBeLessThanOrEqual(900_000);
    expect(life).toBeGreaterThan(870_000);
  });

  it('says inside what the app says of it', async () => {
    const { broker } = startApp(fetch, secretOf('partner-desk'));
    const claims = decodeJwt(await broker.clientToken(profile()));
    expect(Math.abs((claims.exp ?? 0) - (claims.iat ?? 0) - 900)).toBeLessThan(30);
    expect(claims).toMatchObject({
      azp: 'partner-desk',
      aud: 'wych-api',
      iss: expect.stringMatching(/partner$/),
    });
  });

  it('carries the scopes that were asked for', async () => {
    const { door } = startApp(fetch, 'unused');
    const token = await ask(door, 'partner-desk', 'READ:APP_USERS');
    expect(token.scopes).toContain('READ:APP_USERS');
    expect(String(decodeJwt(token.value).scope).split(' ')).toContain('READ:APP_USERS');
    expect((await ask(door, 'partner-desk', '')).scopes).not.toContain('READ:APP_USERS');
  });

  it('is refused for a scope that the client does not have', async () => {
    const { door } = startApp(fetch, 'unused');
    await expect(ask(door, 'partner-plain', 'EXECUTE:TOKEN_EXCHANGE')).rejects.toMatchObject({
      failure: { kind: 'scope-missing', status: 400 },
    });
  });
});

async function ask(door: Parameters<typeof discoverIssuer>[0], clientId: string, scope: string) {
  const issuer = await discoverIssuer(door, profile(clientId));
  return requestClientToken({ door, clock: systemClock }, issuer, {
    realmId: 'realm',
    clientId,
    clientSecret: secretOf(clientId),
    scope,
  });
}

describe('a refusal', () => {
  it.each([
    ['a wrong secret', 'partner-desk', 'wrong', 'wrong-secret', 'clientSecret'],
    [
      'the secret of another realm',
      'partner-desk',
      secretOf('partner-desk', 'neighbour'),
      'wrong-secret',
      'clientSecret',
    ],
    ['an unknown client', 'nobody', 'whatever', 'wrong-secret', 'clientSecret'],
    // Keycloak keeps to itself that the client exists.
    ['a disabled client', 'partner-closed', secretOf('partner-closed'), 'wrong-secret', 'clientSecret'],
    [
      'a client without a service account',
      'partner-portal',
      secretOf('partner-portal'),
      'client-refused',
      'clientId',
    ],
  ])('of %s is final: one request, and no other', async (_, clientId, secret, kind, field) => {
    const { broker, tokenRequests } = startApp(fetch, secret);
    for (let time = 0; time < 5; time++)
      expect(await failureOf(broker.clientToken(profile(clientId)))).toMatchObject({
        kind,
        field,
        status: 401,
      });
    expect(tokenRequests()).toBe(1);
    expect((await broker.state(profile(clientId))).state).toBe('refused');
  });

  it('ends with the right secret, once the profile was edited', async () => {
    const { broker, secrets, tokenRequests } = startApp(fetch, 'wrong');
    await failureOf(broker.clientToken(profile()));
    secrets.values.set('realm/clientSecret', secretOf('partner-desk'));
    await broker.forget('realm');
    await expect(broker.clientToken(profile())).resolves.toMatch(/^ey/);
    expect(tokenRequests()).toBe(2);
  });

  it('of a realm that does not exist sends no secret', async () => {
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    const failure = await failureOf(broker.clientToken(profile('partner-desk', { realmName: 'partnr' })));
    expect(failure).toMatchObject({ kind: 'realm-unknown', field: 'realmName' });
    expect(tokenRequests()).toBe(0);
  });

  it('by a realm that was disabled is final', async () => {
    await admin.setRealmEnabled(false);
    onTestFinished(() => admin.setRealmEnabled(true));
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-desk'));
    for (let time = 0; time < 3; time++)
      expect(await failureOf(broker.clientToken(profile()))).toMatchObject({
        kind: 'client-refused',
        status: 403,
      });
    expect(tokenRequests()).toBe(1);
  });

  it('of a service account that was disabled is final', async () => {
    await admin.setServiceAccountEnabled('partner-plain', false);
    onTestFinished(() => admin.setServiceAccountEnabled('partner-plain', true));
    const { broker, tokenRequests } = startApp(fetch, secretOf('partner-plain'));
    for (let time = 0; time < 3; time++)
      expect(await failureOf(broker.clientToken(profile('partner-plain')))).toMatchObject({
        kind: 'client-refused',
        field: 'clientId',
        status: 401,
      });
    expect(tokenRequests()).toBe(1);
  });
});
