/** Each way in which an exchange fails (U3): at the simulator where it can be brought about, and in the words that other servers have. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../shared/failure';
import { fault, SCOPES } from '../../simulator/index';
import { loginExchangeFailure, routeExchangeFailure } from './exchange-failure';
import type { ExchangeFacts } from './exchange-refusal';
import type { DoorAnswer } from './network-door';
import { failureOf, startExchange, type TestExchange } from './user-token-testing';

let test: TestExchange;
const rfc = { exchange: { mode: 'rfc8693' } } as const;
const withoutScope = { scopes: [SCOPES.users, SCOPES.readConsents] };
const failureFor = (nth = 0) => failureOf(test.broker.userToken(test.profile(), test.subject(nth)));
const disable = (nth: number) => test.simulator.realm('sandbox').disableCustomer(test.subject(nth).id);
const unknown = () => failureOf(test.broker.userToken(test.profile(), { id: 'nobody', email: 'no@body' }));
const audience = (name: string) => {
  test.simulator.realm('sandbox').settings.exchangeAudience = name;
};
afterEach(() => test?.simulator.close());

describe('by Wych’s route', () => {
  it('scope: the client token lacks it', async () => {
    test = await startExchange(fetch, {}, withoutScope);
    expect(await failureFor()).toMatchObject({
      kind: 'scope-missing',
      status: 403,
      message: expect.stringContaining(SCOPES.exchange),
      hint: expect.stringContaining(SCOPES.exchange),
    });
  });

  it('customer: unknown, or disabled', async () => {
    test = await startExchange(fetch);
    expect(await unknown()).toMatchObject({ kind: 'customer-unknown', status: 404 });
    disable(0);
    expect(await failureFor()).toMatchObject({ kind: 'customer-unknown', status: 403 });
  });

  it('client: partner id or app id are not known', async () => {
    test = await startExchange(fetch, { appId: 'other' });
    expect(await failureFor()).toMatchObject({ kind: 'client-refused', field: 'appId' });
  });

  it('client: its API key is refused', async () => {
    test = await startExchange(fetch);
    test.secrets.values.set('sandbox/apiKey', 'wrong');
    expect(await failureFor()).toMatchObject({ kind: 'api-key-refused', field: 'apiKey' });
  });

  it('the client token is refused again and again: two of them, and then /token is left in peace', async () => {
    test = await startExchange(fetch);
    test.simulator.faults.add({ match: { endpoint: 'user-token' }, fault: fault.unauthorized() });
    for (let time = 0; time < 5; time++)
      expect(await failureFor(time)).toMatchObject({ kind: 'token-refused' });
    expect(test.simulator.journal.count({ endpoint: 'token' })).toBe(2);
  });

  it('throttled: that customer’s is not asked for again before it may be', async () => {
    test = await startExchange(fetch);
    test.simulator.faults.add({ match: { endpoint: 'user-token', times: 1 }, fault: fault.throttled(30) });
    expect(await failureFor()).toMatchObject({ kind: 'throttled' });
    expect(await failureFor()).toMatchObject({ kind: 'throttled' });
    expect(test.simulator.journal.count({ endpoint: 'user-token' })).toBe(1);
    test.clock.advance(31_000);
    await expect(test.broker.userToken(test.profile(), test.subject())).resolves.toMatch(/^ey/);
  });

  it.each([
    ['nothing', fault.emptyBody()],
    ['null', fault.nullBody()],
    ['a web page', fault.html()],
    ['an empty token', fault.status(200, { access_token: '' })],
    ['two lines', fault.status(200, { access_token: 'a\r\nx: y' })],
    ['another type of token', fault.status(200, { access_token: 'a', token_type: 'DPoP' })],
  ])('contract: the answer is %s', async (_, what) => {
    test = await startExchange(fetch);
    test.simulator.faults.add({ match: { endpoint: 'user-token' }, fault: what });
    expect(await failureFor()).toMatchObject({ kind: 'contract' });
  });
});

describe('by RFC 8693', () => {
  it('scope: refused, and the client token lacks the one that it needs', async () => {
    test = await startExchange(fetch, rfc, withoutScope);
    expect(await failureFor()).toMatchObject({
      kind: 'scope-missing',
      message: expect.stringContaining(SCOPES.exchange),
    });
  });

  it('customer or client: where the login says the same of both, so does the app', async () => {
    test = await startExchange(fetch, rfc);
    expect(await unknown()).toMatchObject({
      kind: 'exchange-refused',
      status: 403,
      message: expect.stringMatching(/either .* customer .*, or this client/),
    });
  });

  it('customer: after it worked for another one, it is about this one', async () => {
    test = await startExchange(fetch, rfc);
    await test.broker.userToken(test.profile(), test.subject(1));
    disable(0);
    expect(await failureFor()).toMatchObject({ kind: 'customer-unknown' });
    expect(await unknown()).toMatchObject({ kind: 'customer-unknown' });
    test.clock.advance(16 * 60_000);
    expect(await failureFor()).toMatchObject({ kind: 'exchange-refused' });
  });

  it('customer or client: of the one for whom it worked, either may have changed since', async () => {
    test = await startExchange(fetch, rfc);
    await test.broker.userToken(test.profile(), test.subject());
    await test.broker.forgetSubject('sandbox', test.subject().id);
    disable(0);
    expect(await failureFor()).toMatchObject({ kind: 'exchange-refused' });
  });

  it('customer: without an address where customers are named by it, nothing is sent', async () => {
    test = await startExchange(fetch, { exchange: { mode: 'rfc8693', requestedSubject: 'email' } });
    const asked = test.broker.userToken(test.profile(), { ...test.subject(), email: '' });
    expect(await failureOf(asked)).toMatchObject({
      kind: 'invalid-input',
      field: 'exchange.requestedSubject',
    });
    expect(test.simulator.journal.count({ endpoint: 'token' })).toBe(1);
  });

  it('client: the audience is unknown, which is no wrong secret', async () => {
    test = await startExchange(fetch, { exchange: { mode: 'rfc8693', audience: 'else' } });
    audience('wych-api');
    expect(await failureFor()).toMatchObject({ kind: 'client-refused', field: 'exchange.audience' });
    audience('else');
    await expect(test.broker.userToken(test.profile(), test.subject())).resolves.toMatch(/^ey/);
  });

  it('client: a wrong secret latches for everybody, and no request is made any more', async () => {
    test = await startExchange(fetch, rfc);
    const token = await test.broker.clientToken(test.profile());
    test.simulator.realm('sandbox').rotate({ clientSecret: 'rotated' });
    for (let nth = 0; nth < 4; nth++)
      expect(await failureFor(nth)).toMatchObject({ kind: 'wrong-secret', field: 'clientSecret' });
    expect(test.simulator.journal.count({ endpoint: 'token' })).toBe(2);
    expect(await test.broker.clientToken(test.profile())).toBe(token);
  });

  it('policy: a scope that is not for customers', async () => {
    test = await startExchange(fetch, { exchange: { mode: 'rfc8693', scope: 'NO:SUCH' } });
    expect(await failureFor()).toMatchObject({ kind: 'scope-missing', field: 'exchange.scope' });
  });

  it('the client token is refused though it is fresh: it stays, for the API still takes it', async () => {
    test = await startExchange(fetch, rfc);
    const token = await test.broker.clientToken(test.profile());
    const refused = fault.status(400, { error: 'invalid_request', error_description: 'Invalid token' });
    test.simulator.faults.add({ match: { endpoint: 'token' }, fault: fault.onExchange(refused) });
    for (let nth = 0; nth < 3; nth++) expect(await failureFor(nth)).toMatchObject({ kind: 'token-refused' });
    expect(await test.broker.clientToken(test.profile())).toBe(token);
  });

  it('does not latch: the next customer may work', async () => {
    test = await startExchange(fetch, rfc);
    disable(0);
    await failureFor();
    await failureFor();
    await expect(test.broker.userToken(test.profile(), test.subject(1))).resolves.toMatch(/^ey/);
  });

  it('the realm is unknown, or the login is down', async () => {
    test = await startExchange(fetch, rfc);
    await test.broker.clientToken(test.profile());
    const gone = fault.status(404, { error: 'Realm does not exist' });
    test.simulator.faults.add({ match: { endpoint: 'token', times: 1 }, fault: gone });
    expect(await failureFor()).toMatchObject({ kind: 'realm-unknown' });
    test.simulator.faults.add({ match: { endpoint: 'token' }, fault: fault.status(503, '') });
    expect(await failureFor()).toMatchObject({ kind: 'server-error' });
  });
});

describe.each([
  ['Wych’s route', {}, 'user-token'],
  ['RFC 8693', rfc, 'token'],
] as const)('by %s, a token of somebody else', (_, more, endpoint) => {
  const jwt = (claims: object) =>
    ['{"alg":"none"}', JSON.stringify(claims), 'signature']
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
  const answerWith = (claims: object) => {
    const body = { access_token: jwt(claims), token_type: 'Bearer', expires_in: 900 };
    test.simulator.faults.add({
      match: { endpoint },
      fault: endpoint === 'token' ? fault.onExchange(fault.status(200, body)) : fault.status(200, body),
    });
  };
  beforeEach(async () => {
    test = await startExchange(fetch, more);
    await test.broker.clientToken(test.profile());
  });

  it('is thrown away', async () => {
    answerWith({ sub: 'service-account-client', email: 'somebody@example.org' });
    expect(await failureFor()).toMatchObject({
      kind: 'contract',
      message: expect.stringContaining('somebody else'),
    });
    expect((await test.broker.state(test.profile(), test.subject())).state).toBe('none');
  });

  it('is not taken for one where it names the customer by e-mail, or nobody at all', async () => {
    answerWith({ sub: 'known-as-another-id', email: test.subject().email.toUpperCase() });
    await expect(test.broker.userToken(test.profile(), test.subject())).resolves.toMatch(/^ey/);
    test.simulator.faults.clear();
    answerWith({ aud: 'wych-api' });
    await expect(test.broker.userToken(test.profile(), test.subject(1))).resolves.toMatch(/^ey/);
  });
});

const answer = (status: number, body: unknown, headers: Record<string, string> = {}): DoorAnswer => ({
  status,
  headers: new Headers(headers),
  body: typeof body === 'string' ? body : JSON.stringify(body),
  requestId: 'r-1',
  serverTime: null,
});
const nothing: ExchangeFacts = { lacksScope: false, hasWorked: false };
type Told = Partial<Failure>;

describe('what logins say', () => {
  const say = (status: number, error: string, error_description: string, facts = nothing) =>
    loginExchangeFailure(null, answer(status, { error, error_description }), facts).failure;

  it.each<[number, string, string, Told]>([
    // Keycloak 26, both of its exchanges
    [
      400,
      'invalid_request',
      'Standard token exchange is not enabled for the requested client',
      { kind: 'client-refused' },
    ],
    [
      400,
      'invalid_request',
      "Parameter 'requested_subject' is not supported for standard token exchange",
      { kind: 'exchange-refused', field: 'exchange.mode' },
    ],
    [403, 'access_denied', 'Client not allowed to exchange', { kind: 'exchange-refused' }],
    [
      403,
      'access_denied',
      'Client is not within the token audience',
      { kind: 'client-refused', field: 'clientId' },
    ],
    [400, 'invalid_client', 'Audience not found', { kind: 'client-refused', field: 'exchange.audience' }],
    [
      400,
      'invalid_request',
      'Requested audience not available: partner-plain',
      { kind: 'client-refused', field: 'exchange.audience' },
    ],
    [400, 'invalid_request', 'Invalid token', { kind: 'token-refused' }],
    [
      400,
      'invalid_request',
      'Invalid token type, must be access token',
      { kind: 'exchange-refused', field: 'exchange.subjectTokenType' },
    ],
    [
      400,
      'invalid_request',
      "Parameter 'subject_token' supports access tokens only",
      { kind: 'exchange-refused', field: 'exchange.subjectTokenType' },
    ],
    [
      400,
      'invalid_request',
      'requested_token_type unsupported',
      { kind: 'exchange-refused', field: 'exchange.requestedTokenType' },
    ],
    [400, 'invalid_scope', 'Invalid scopes: NO:SUCH', { kind: 'scope-missing', field: 'exchange.scope' }],
    [401, 'unauthorized_client', 'Invalid client or Invalid client credentials', { kind: 'wrong-secret' }],
    [401, 'invalid_client', 'Invalid client or Invalid client credentials', { kind: 'wrong-secret' }],
    [
      401,
      'unauthorized_client',
      'Client not enabled to retrieve service account',
      { kind: 'client-refused' },
    ],
    [400, 'invalid_request', "User 'service-account-desk' disabled", { kind: 'client-refused' }],
    [403, 'access_denied', 'Realm not enabled', { kind: 'realm-unknown' }],
    // oidc-provider and others
    [400, 'access_denied', 'the client may not act for this subject', { kind: 'exchange-refused' }],
    [400, 'invalid_grant', 'subject_token is not valid', { kind: 'token-refused' }],
    [400, 'invalid_grant', 'requested_subject is unknown', { kind: 'customer-unknown' }],
    [
      400,
      'invalid_request',
      'requested grant type is not allowed for this client',
      { kind: 'client-refused' },
    ],
    [400, 'invalid_target', 'no such audience', { kind: 'client-refused', field: 'exchange.audience' }],
    [400, 'unsupported_grant_type', 'unsupported grant_type requested', { kind: 'exchange-refused' }],
    [400, 'invalid_token', 'Token is not active', { kind: 'token-refused' }],
    [400, 'unauthorized_client', 'no', { kind: 'client-refused' }],
    [400, 'invalid_request', 'User is disabled', { kind: 'customer-unknown' }],
    [400, 'invalid_client', 'bad credentials', { kind: 'wrong-secret' }],
    // Nobody's
    [400, 'invalid_request', 'gibberish', { kind: 'contract' }],
    [418, 'teapot', '', { kind: 'contract' }],
    [403, '', '', { kind: 'exchange-refused' }],
    [500, 'unknown_error', 'For more on this error consult the server log.', { kind: 'server-error' }],
  ])('%i %s %j', (status, error, words, told) => {
    expect(say(status, error, words)).toMatchObject({ ...told, status });
  });

  it('a refusal that is of customer or client is told by what is known besides', () => {
    const refused = (facts: ExchangeFacts) =>
      say(403, 'access_denied', 'Client not allowed to exchange', facts).kind;
    expect(refused(nothing)).toBe('exchange-refused');
    expect(refused({ lacksScope: true, hasWorked: false })).toBe('scope-missing');
    expect(refused({ lacksScope: true, hasWorked: true })).toBe('customer-unknown');
  });

  it('quotes nothing: an answer may echo tokens', () => {
    const canary = 'CANARY-token-4711';
    const codes = ['invalid_request', 'access_denied', 'invalid_grant', 'invalid_client', canary];
    for (const code of codes)
      for (const status of [200, 400, 401, 403, 404, 429, 500])
        expect(JSON.stringify(say(status, code, `Invalid token ${canary}`))).not.toContain(canary);
  });
});

describe('what Wych’s route may say', () => {
  const say = (status: number, body: unknown, headers = {}, facts = nothing) =>
    routeExchangeFailure(answer(status, body, headers), facts).failure;
  const message = (text: string) => ({ message: text });

  it.each<[number, unknown, Record<string, string>, Told]>([
    [403, '', { 'www-authenticate': 'Bearer error="insufficient_scope"' }, { kind: 'scope-missing' }],
    [403, message('Customer is suspended'), {}, { kind: 'customer-unknown' }],
    [403, message('No'), {}, { kind: 'exchange-refused' }],
    [403, message('Forbidden'), {}, { kind: 'api-key-refused' }],
    [403, message('token has expired'), {}, { kind: 'token-refused' }],
    [404, message('User not found'), {}, { kind: 'customer-unknown' }],
    [404, message('App not found'), {}, { kind: 'client-refused', field: 'appId' }],
    [404, message('Not Found'), {}, { kind: 'exchange-refused' }],
    [405, '', {}, { kind: 'contract', field: 'exchange.method' }],
    [409, message('no'), {}, { kind: 'exchange-refused' }],
    [410, '', {}, { kind: 'customer-unknown' }],
    [423, '', {}, { kind: 'exchange-refused' }],
    [422, '', {}, { kind: 'contract' }],
    [401, message('Unauthorized'), {}, { kind: 'token-refused' }],
    [401, message('Invalid API key'), {}, { kind: 'api-key-refused' }],
    [429, '', {}, { kind: 'throttled' }],
    [302, '', { location: 'https://elsewhere' }, { kind: 'redirected' }],
  ])('%i %j %o', (status, body, headers, told) => {
    expect(say(status, body, headers)).toMatchObject({ ...told, status, requestId: 'r-1' });
  });

  it('a gateway that says no more than "Forbidden" may mean the scope, where it lacks', () => {
    const facts = { lacksScope: true, hasWorked: false };
    expect(say(403, message('Forbidden'), {}, facts).kind).toBe('scope-missing');
    expect(say(403, message('API key missing'), {}, facts).kind).toBe('api-key-refused');
  });

  it('what is not found is the customer, after it worked for another one', () => {
    expect(say(404, message('Not Found'), {}, { lacksScope: false, hasWorked: true }).kind).toBe(
      'customer-unknown',
    );
  });
});
