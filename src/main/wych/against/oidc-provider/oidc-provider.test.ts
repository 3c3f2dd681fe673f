/** The app's login code against an issuer that nobody here wrote: opaque tokens, a fixed issuer, its own words for each refusal. */
import {
  allowInsecureRequests,
  ClientSecretPost,
  Configuration,
  customFetch,
  genericGrantRequest,
} from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../clock';
import { CachedIssuers, discoverIssuer } from '../../issuer';
import { LoginExchange } from '../../issuer-fetch';
import { FetchDoor } from '../../network-door';
import { MemorySecrets, plainTransport, profileFor } from '../../network-door-testing';
import { CachingTokenBroker } from '../../token-broker';
import { requestClientToken } from '../../token-request';
import { accessTokenType, exchangeGrantType } from './exchange-grant';
import { type OidcProvider, realmName, startOidcProvider } from './oidc-provider-testing';

let issuer: OidcProvider;
beforeAll(async () => {
  issuer = await startOidcProvider();
});
afterAll(() => issuer.close());

const door = new FetchDoor({
  transport: plainTransport(fetch),
  clock: systemClock,
  allowsLoopbackHttp: () => true,
});
const profile = (clientId = 'desk', more = {}) =>
  profileFor(
    { loginBaseUrl: issuer.loginBaseUrl, apiBaseUrl: issuer.loginBaseUrl },
    { id: 'second', realmName, clientId, ...more },
  );

function brokerWith(clientSecret: string): CachingTokenBroker {
  const secrets = new MemorySecrets();
  secrets.values.set('second/clientSecret', clientSecret);
  return new CachingTokenBroker({
    door,
    issuers: new CachedIssuers(door, systemClock),
    secrets,
    isCurrent: () => true,
    clock: systemClock,
    random: () => 0.5,
  });
}

const askFor = async (clientId: string, scope: string) =>
  requestClientToken({ door, clock: systemClock }, await discoverIssuer(door, profile(clientId)), {
    realmId: 'second',
    clientId,
    clientSecret: `made-up-${clientId}-secret`,
    scope,
  });

describe('discovery', () => {
  it('finds the token endpoint where this issuer has it', async () => {
    expect(await discoverIssuer(door, profile())).toMatchObject({
      issuer: `${issuer.loginBaseUrl}/realms/${realmName}`,
      token_endpoint: `${issuer.loginBaseUrl}/realms/${realmName}/token`,
      grant_types_supported: expect.arrayContaining(['client_credentials', exchangeGrantType]),
    });
  });

  it('refuses an issuer that goes by another name, though it is the same server', async () => {
    const loginBaseUrl = issuer.loginBaseUrl.replace('127.0.0.1', 'localhost');
    await expect(discoverIssuer(door, profile('desk', { loginBaseUrl }))).rejects.toMatchObject({
      failure: { kind: 'issuer-mismatch', field: 'loginBaseUrl' },
    });
  });

  it('says that there is no such login, where nobody says that the realm is unknown', async () => {
    await expect(discoverIssuer(door, profile('desk', { realmName: 'other' }))).rejects.toMatchObject({
      failure: { kind: 'not-found', status: 404 },
    });
  });
});

describe('a client token', () => {
  it('is opaque, and the app does not mind', async () => {
    const broker = brokerWith('made-up-desk-secret');
    const before = issuer.tokenRequests();
    const [one, other] = await Promise.all([broker.clientToken(profile()), broker.clientToken(profile())]);
    expect(one).toMatch(/^[\w-]{20,}$/);
    expect(other).toBe(one);
    expect(issuer.tokenRequests() - before).toBe(1);
    const { obtainedAt, validUntil } = await broker.state(profile());
    expect((validUntil ?? 0) - (obtainedAt ?? 0)).toBe(900_000);
  });

  it('has the scopes that were asked for', async () => {
    expect((await askFor('desk', 'EXECUTE:TOKEN_EXCHANGE')).scopes).toEqual(['EXECUTE:TOKEN_EXCHANGE']);
  });

  it('may come without a scope that was asked for: this issuer drops what it does not know', async () => {
    expect((await askFor('plain', 'NO:SUCH')).scopes).toEqual([]);
  });

  it('is refused for a scope that the client does not have', async () => {
    await expect(askFor('desk', 'ADMIN')).rejects.toMatchObject({
      failure: { kind: 'scope-missing', status: 400 },
    });
  });

  it.each([
    ['a wrong secret', 'desk', 'wrong', 'wrong-secret', 401],
    ['an unknown client', 'nobody', 'wrong', 'wrong-secret', 401],
    ['a client without this grant', 'exchange-only', 'made-up-exchange-only-secret', 'client-refused', 400],
  ])('is refused to %s, once and for all', async (_, clientId, secret, kind, status) => {
    const broker = brokerWith(secret);
    const before = issuer.tokenRequests();
    for (let time = 0; time < 3; time++)
      await expect(broker.clientToken(profile(clientId))).rejects.toMatchObject({
        failure: { kind, status },
      });
    expect(issuer.tokenRequests() - before).toBe(1);
  });
});

describe('a token exchange, as it crosses the door', () => {
  const exchange = async (more: Record<string, string> = {}, clientId = 'desk') => {
    const found = await discoverIssuer(door, profile(clientId));
    const sent = new LoginExchange(door, { realmId: 'second', origin: issuer.loginBaseUrl });
    const client = new Configuration(
      found,
      clientId,
      undefined,
      ClientSecretPost(`made-up-${clientId}-secret`),
    );
    client[customFetch] = sent.fetch;
    allowInsecureRequests(client);
    const granted = await genericGrantRequest(client, exchangeGrantType, {
      subject_token: (await askFor(clientId, '')).value,
      subject_token_type: accessTokenType,
      requested_subject: 'ana',
      ...more,
    }).catch(() => null);
    return { granted, status: sent.answer?.status, body: JSON.parse(sent.answer?.body ?? 'null') };
  };

  it('gives a token with a life and scopes of its own', async () => {
    const { granted } = await exchange({ scope: 'READ:APP_USERS' });
    expect(granted).toMatchObject({
      expires_in: 300,
      scope: 'READ:APP_USERS',
      token_type: 'bearer',
      issued_token_type: accessTokenType,
    });
  });

  it.each([
    ['an unknown customer', { requested_subject: 'nobody' }, 400, 'access_denied'],
    ['a token that is none', { subject_token: 'garbage' }, 400, 'invalid_grant'],
    [
      'another type of token',
      { subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' },
      400,
      'invalid_request',
    ],
    ['a scope that is not for customers', { scope: 'ADMIN' }, 400, 'invalid_scope'],
  ])('is refused for %s', async (_, more, status, error) => {
    expect(await exchange(more)).toMatchObject({ granted: null, status, body: { error } });
  });

  it('is refused to a client without this grant', async () => {
    expect(await exchange({}, 'plain')).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  });
});
