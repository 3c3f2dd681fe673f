import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FailureError } from '../../shared/failure';
import type { RouteOverrides } from '../../shared/realm';
import { profileFor } from './network-door-testing';
import { listOfStatusRoute, listRoute, oneRoute, revokeRoute, usersRoute, userTokenRoute } from './routes';

const apiBaseUrl = 'https://api.example.com/v4';
const realm = (routes: RouteOverrides = {}, more = {}) =>
  profileFor({ loginBaseUrl: 'https://login.example.com', apiBaseUrl }, { routes, ...more });

it('asks the assumed routes below the API base URL', () => {
  expect(listRoute(realm())).toEqual({
    kind: 'list',
    method: 'GET',
    url: `${apiBaseUrl}/consents`,
    origin: 'https://api.example.com',
  });
  expect(oneRoute(realm(), 'a').url).toBe(`${apiBaseUrl}/consents/a`);
  expect(revokeRoute(realm(), 'a')).toMatchObject({ method: 'DELETE', url: `${apiBaseUrl}/consents/a` });
  expect(revokeRoute(realm({ revokeMethod: 'POST' }), 'a')).toMatchObject({
    method: 'POST',
    url: `${apiBaseUrl}/consents/a/revoke`,
  });
});

it('asks the guide’s routes for customers and their tokens', () => {
  const withApp = realm({}, { partnerId: 'p/1', appId: 'a' });
  expect(usersRoute(withApp)).toEqual({
    kind: 'customers',
    method: 'GET',
    url: `${apiBaseUrl}/partner/p%2F1/app/a/users`,
    origin: 'https://api.example.com',
  });
  expect(userTokenRoute(withApp, 'u 1', 'POST')).toMatchObject({
    kind: 'exchange',
    method: 'POST',
    url: `${apiBaseUrl}/partner/p%2F1/app/a/user/u%201/token`,
  });
  const overridden = realm({ users: '/people', userToken: '/people/{userId}/token' });
  expect(usersRoute(overridden).url).toBe(`${apiBaseUrl}/people`);
  expect(userTokenRoute(overridden, 'u', 'GET').url).toBe(`${apiBaseUrl}/people/u/token`);
});

it('says which field of the realm a route asks for', () => {
  const failureOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      return (error as FailureError).failure;
    }
    return null;
  };
  expect(failureOf(() => usersRoute(realm({}, { appId: 'a' })))).toMatchObject({ field: 'partnerId' });
  expect(failureOf(() => userTokenRoute(realm({}, { partnerId: 'p' }), 'u', 'GET'))).toMatchObject({
    field: 'appId',
  });
});

it('lets a realm override each of them, with what its profile has', () => {
  const routes = {
    list: '/partner/{partnerId}/consents',
    one: '/c/{consentId}/full',
    revoke: '/c/{consentId}/end',
  };
  const overridden = realm(routes, { partnerId: 'p/1' });
  expect(listRoute(overridden).url).toBe(`${apiBaseUrl}/partner/p%2F1/consents`);
  expect(oneRoute(overridden, 'a').url).toBe(`${apiBaseUrl}/c/a/full`);
  expect(revokeRoute(overridden, 'a').url).toBe(`${apiBaseUrl}/c/a/end`);
});

it('asks a list for one status, whatever its address', () => {
  expect(listOfStatusRoute(realm(), 'AWAU').url).toBe(`${apiBaseUrl}/consents?status=AWAU`);
  expect(listOfStatusRoute(realm({ list: '/c' }), 'Awaiting & more#?').url).toBe(
    `${apiBaseUrl}/c?status=Awaiting+%26+more%23%3F`,
  );
});

it('refuses a route that asks for what the realm does not have', () => {
  expect(() => listRoute(realm({ list: '/partner/{partnerId}/consents' }))).toThrow(/partnerId/);
});

it.each(['/../admin', '/./consents', '/a/../../admin'])(
  'refuses the route %s, which leads elsewhere',
  (list) => {
    expect(() => listRoute(realm({ list }))).toThrow(/cannot be asked for/);
  },
);

describe('an id', () => {
  it.each(['..', '.', '../users', 'a/../../users', '..\\users', '\ud800'])('%j is refused', (id) => {
    expect(() => revokeRoute(realm(), id)).toThrow(/cannot be asked for/);
    const byPerson = realm({ userToken: '/people/{userId}/token' });
    expect(() => userTokenRoute(byPerson, id, 'GET')).toThrow(/cannot be asked for/);
  });

  it.each([
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['urn:wych:1', 'urn%3Awych%3A1'],
    ['ā b', '%C4%81%20b'],
    ['%2e%2e', '%252e%252e'],
    ['a..b', 'a..b'],
  ])('%j is encoded', (id, encoded) => {
    expect(oneRoute(realm(), id).url).toBe(`${apiBaseUrl}/consents/${encoded}`);
  });

  it('never leads out of its place, whatever it is', () => {
    const ids = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc
        .array(fc.constantFrom('.', '/', '\\', '%', '2', 'e', 'f', '?', '#', '@', ':', ' ', '\t'))
        .map((a) => a.join('')),
    );
    fc.assert(
      fc.property(ids, (id) => {
        let url: URL;
        try {
          url = new URL(revokeRoute(realm(), id).url);
        } catch {
          return;
        }
        const [, version, list, last, ...rest] = url.pathname.split('/');
        expect([url.origin, version, list, rest, url.search, url.hash]).toEqual([
          'https://api.example.com',
          'v4',
          'consents',
          [],
          '',
          '',
        ]);
        expect(decodeURIComponent(last ?? '')).toBe(id);
      }),
      { numRuns: 500 },
    );
  });
});
