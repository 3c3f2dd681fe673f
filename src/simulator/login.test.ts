import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { productionRealm, SCOPES, type Simulator, sandboxRealm, startSimulator } from './index';
import { json, TestCaller } from './test-caller';

let simulator: Simulator;
let caller: TestCaller;
let now = Date.now();
beforeAll(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm(), productionRealm()], now: () => now });
  caller = new TestCaller(simulator);
});
afterEach(() => {
  now = Date.now();
});
afterAll(() => simulator.close());

const refusal = async (form: Record<string, string>) => {
  const response = await caller.askToken(form);
  return [response.status, (await json(response)).error];
};

describe('discovery', () => {
  it('is the document of the sample, odd grant types and all', async () => {
    const document = await json(await caller.discover());
    expect(document.issuer).toBe(`${simulator.loginBaseUrl}/realms/sandbox`);
    expect(document.token_endpoint).toBe(`${document.issuer}/protocol/openid-connect/token`);
    expect(document.grant_types_supported).toEqual(['authorization_code refresh_token client_credentials']);
  });

  it('says that a realm does not exist', async () => {
    const response = await fetch(`${simulator.loginBaseUrl}/realms/nowhere/.well-known/openid-configuration`);
    expect(response.status).toBe(404);
    expect(await json(response)).toEqual({ error: 'Realm does not exist' });
  });
});

describe('client token', () => {
  it('is answered as in the sample and signed by the published key', async () => {
    const response = await caller.askToken();
    const { access_token, ...rest } = await json(response);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(rest).toEqual({
      expires_in: 900,
      refresh_expires_in: 0,
      token_type: 'Bearer',
      'not-before-policy': 0,
      scope: Object.values(SCOPES).join(' '),
    });
    const { jwks_uri } = await json(await caller.discover());
    const { payload } = await jwtVerify(access_token, createRemoteJWKSet(new URL(jwks_uri)), {
      issuer: caller.realm.issuer,
    });
    expect(payload).toMatchObject({
      azp: caller.realm.credentials.clientId,
      scope: rest.scope,
      typ: 'Bearer',
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(900);
  });

  it.each([
    [{ client_id: 'nobody' }, 401, 'invalid_client'],
    [{ client_secret: 'wrong' }, 401, 'unauthorized_client'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ grant_type: '' }, 400, 'invalid_request'],
    [{ scope: 'READ:EVERYTHING' }, 400, 'invalid_scope'],
  ])('refuses %o with %i %s', async (form, status, error) => {
    expect(await refusal(form as unknown as Record<string, string>)).toEqual([status, error]);
  });

  it('takes no credentials of another realm, and none in a header', async () => {
    const { clientId, clientSecret } = simulator.realm('production').credentials;
    expect(await refusal({ client_id: clientId, client_secret: clientSecret })).toEqual([
      401,
      'invalid_client',
    ]);
    const basic = await fetch(`${caller.realm.issuer}/protocol/openid-connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${caller.realm.credentials.clientId}:x`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(basic.status).toBe(401);
  });

  it('takes a form and nothing else, each field once', async () => {
    const url = `${caller.realm.issuer}/protocol/openid-connect/token`;
    expect((await fetch(url, { method: 'POST', body: '{}' })).status).toBe(415);
    const twice = new URLSearchParams('grant_type=client_credentials&grant_type=client_credentials');
    expect((await json(await fetch(url, { method: 'POST', body: twice }))).error).toBe('invalid_request');
  });

  it('is refused to a client that was switched off, until it is on again', async () => {
    caller.realm.clientEnabled = false;
    expect(await refusal({})).toEqual([401, 'invalid_client']);
    caller.realm.clientEnabled = true;
    expect((await caller.askToken()).status).toBe(200);
  });

  it('follows a rotated secret', async () => {
    const { clientSecret } = caller.realm.credentials;
    caller.realm.rotate({ clientSecret: 'new secret' });
    expect(await refusal({ client_secret: clientSecret })).toEqual([401, 'unauthorized_client']);
    expect((await caller.askToken()).status).toBe(200);
  });

  it.each([
    ['missing', undefined],
    [1e15, 1e15],
    [-5, -5],
  ] as const)('claims a lifetime of %s when told to', async (expiresIn, expected) => {
    caller.realm.settings.expiresIn = expiresIn;
    expect((await json(await caller.askToken())).expires_in).toBe(expected);
    caller.realm.settings.expiresIn = 'honest';
  });

  it('ends after its lifetime, by the clock of the simulator', async () => {
    await caller.login();
    now += 899_000;
    expect((await caller.api('/consents?pageSize=1')).status).toBe(200);
    now += 2_000;
    expect((await caller.api('/consents?pageSize=1')).status).toBe(401);
  });

  it('ends with a not-before policy, and the next one is good', async () => {
    await caller.login();
    caller.realm.revokeTokens();
    expect((await caller.api('/consents?pageSize=1')).status).toBe(401);
    expect((await json(await caller.askToken()))['not-before-policy']).toBe(Math.floor(now / 1000));
    await caller.login();
    expect((await caller.api('/consents?pageSize=1')).status).toBe(200);
  });
});

describe('token exchange', () => {
  const exchange = async (form: Record<string, string>) =>
    caller.askToken({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: caller.token,
      requested_subject: caller.realm.customers.at(3).id,
      ...form,
    });

  it('gives a token for one customer, by id and, where a realm is so, by e-mail', async () => {
    await caller.login();
    const { id, email } = caller.realm.customers.at(3);
    expect((await exchange({ requested_subject: email })).status).toBe(403);
    caller.realm.settings.exchangeSubject = 'id or email';
    for (const requested_subject of [id, email]) {
      const body = await json(await exchange({ requested_subject }));
      expect(body.issued_token_type).toBe('urn:ietf:params:oauth:token-type:access_token');
      expect(decodeJwt(body.access_token).sub).toBe(id);
    }
    caller.realm.settings.exchangeSubject = 'id';
  });

  it('gives a refresh token too, unless an access token is asked for', async () => {
    await caller.login();
    expect(await json(await exchange({}))).toHaveProperty('refresh_token');
    const requested_token_type = 'urn:ietf:params:oauth:token-type:access_token';
    expect(await json(await exchange({ requested_token_type }))).not.toHaveProperty('refresh_token');
  });

  it('is denied for a disabled customer in the words it has for an unknown one', async () => {
    await caller.login();
    const { id } = caller.realm.customers.at(4);
    caller.realm.disableCustomer(id);
    const [disabled, unknown] = await Promise.all([
      exchange({ requested_subject: id }),
      exchange({ requested_subject: 'nobody' }),
    ]);
    expect([disabled.status, await json(disabled)]).toEqual([unknown.status, await json(unknown)]);
  });

  it.each([
    [{ requested_subject: 'nobody@example.com' }, 403, 'access_denied'],
    [{ subject_token: 'rubbish' }, 400, 'invalid_request'],
    [{ subject_token: '' }, 400, 'invalid_request'],
    [{ subject_token_type: 'urn:ietf:params:oauth:token-type:saml2' }, 400, 'invalid_request'],
  ])('refuses %o with %i %s', async (form, status, error) => {
    await caller.login();
    const response = await exchange(form as unknown as Record<string, string>);
    expect([response.status, (await json(response)).error]).toEqual([status, error]);
  });

  it('is denied to a client without the scope, and without the audience that a realm asks for', async () => {
    const { settings } = caller.realm;
    const scopes = settings.scopes;
    settings.scopes = [SCOPES.users];
    await caller.login();
    expect((await exchange({})).status).toBe(403);
    settings.scopes = scopes;
    await caller.login();
    settings.exchangeAudience = 'wych-api';
    expect((await json(await exchange({}))).error_description).toBe('Audience not found');
    expect((await exchange({ audience: 'wych-api' })).status).toBe(200);
    settings.exchangeAudience = '';
  });
});
