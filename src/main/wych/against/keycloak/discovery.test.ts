/** Keycloak's own discovery document, and its ways of saying that there is none. */
import { describe, expect, it } from 'vitest';
import { discoverIssuer } from '../../issuer';
import { startApp } from '../app-testing';
import { keycloak, profile } from './keycloak-testing';

const { door } = startApp(fetch, 'unused');
const find = (more = {}) => discoverIssuer(door, profile('partner-desk', more));

describe('the discovery document of Keycloak', () => {
  it('is found, and names the issuer that was asked', async () => {
    const issuer = `${keycloak.origin}/realms/partner`;
    expect(await find()).toMatchObject({
      issuer,
      token_endpoint: `${issuer}/protocol/openid-connect/token`,
      grant_types_supported: expect.arrayContaining([
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:token-exchange',
      ]),
      token_endpoint_auth_methods_supported: expect.arrayContaining(['client_secret_post']),
    });
  });

  it('is each realm’s own', async () => {
    expect((await find({ realmName: 'neighbour' })).issuer).toBe(`${keycloak.origin}/realms/neighbour`);
  });

  it('does not exist for a realm that does not', async () => {
    await expect(find({ realmName: 'partnr' })).rejects.toMatchObject({
      failure: { kind: 'realm-unknown', field: 'realmName', status: 404 },
    });
  });

  it('minds the case of the realm’s name', async () => {
    await expect(find({ realmName: 'Partner' })).rejects.toMatchObject({
      failure: { kind: 'realm-unknown' },
    });
  });

  it('does not exist below another path', async () => {
    await expect(find({ loginBaseUrl: `${keycloak.origin}/auth` })).rejects.toMatchObject({
      failure: { kind: 'not-found', field: 'loginBaseUrl', status: 404 },
    });
  });

  it('follows the name that Keycloak was called by, so another name of this computer is as good', async () => {
    const loginBaseUrl = keycloak.origin.replace('127.0.0.1', 'localhost');
    expect((await find({ loginBaseUrl })).token_endpoint).toMatch(loginBaseUrl);
  });
});
