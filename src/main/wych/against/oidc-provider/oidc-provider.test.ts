/** The app's login code against an issuer that nobody here wrote: opaque tokens, a fixed issuer, its own words for each refusal. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RealmProfile } from '../../../../shared/realm';
import { systemClock } from '../../../clock';
import { discoverIssuer } from '../../issuer';
import { requestClientToken } from '../../token-request';
import { realmId, startApp } from '../app-testing';
import { exchangeGrantType } from './exchange-grant';
import {
  type OidcProvider,
  profileAt,
  realmName,
  secretOf,
  startOidcProvider,
} from './oidc-provider-testing';

let issuer: OidcProvider;
beforeAll(async () => {
  issuer = await startOidcProvider();
});
afterAll(() => issuer.close());

const { door } = startApp(fetch, 'unused');
const profile = (clientId?: string, more?: Partial<RealmProfile>) => profileAt(issuer, clientId, more);
const brokerWith = (clientSecret: string) => startApp(fetch, clientSecret).broker;

const askFor = async (clientId: string, scope: string) =>
  requestClientToken({ door, clock: systemClock }, await discoverIssuer(door, profile(clientId)), {
    realmId,
    clientId,
    clientSecret: secretOf(clientId),
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
    const broker = brokerWith(secretOf('desk'));
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
    ['a client without this grant', 'exchange-only', secretOf('exchange-only'), 'client-refused', 400],
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
