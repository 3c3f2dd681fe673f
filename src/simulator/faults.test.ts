import { describe, expect, it } from 'vitest';
import { status } from './fault-kinds';
import { Faults } from './faults';
import { endpointOf, matches, type RequestFacts } from './request-match';

const request = (method: string, path: string, realm = 'sandbox'): RequestFacts => ({
  realm,
  method,
  path,
  endpoint: endpointOf(method, path),
});
const list = request('GET', '/v4/consents');

describe('arming a fault', () => {
  const struck = (faults: Faults, times: number) =>
    Array.from({ length: times }, () => faults.strike(list).length).join('');

  it.each([
    [{}, '1111'],
    [{ times: 2 }, '1100'],
    [{ nth: 2 }, '0100'],
    [{ nth: 2, times: 2 }, '0110'],
  ])('%o strikes %s', (match, expected) => {
    const faults = new Faults();
    faults.add({ match, fault: status(500) });
    expect(struck(faults, 4)).toBe(expected);
  });

  it('counts only requests that match', () => {
    const faults = new Faults();
    faults.add({ match: { method: 'DELETE', nth: 2 }, fault: status(500) });
    expect(struck(faults, 3)).toBe('000');
    const revoke = request('DELETE', '/v4/consents/1');
    expect([faults.strike(revoke).length, faults.strike(revoke).length]).toEqual([0, 1]);
  });

  it('ends when disarmed or cleared; several strike in the order they were added', () => {
    const faults = new Faults();
    const disarm = faults.add({ fault: status(500) });
    faults.add({ fault: status(501) });
    expect(faults.strike(list).map(({ name }) => name)).toEqual(['status 500', 'status 501']);
    disarm();
    expect(struck(faults, 1)).toBe('1');
    faults.clear();
    expect(struck(faults, 1)).toBe('0');
  });
});

describe('matching', () => {
  it.each([
    ['GET', '/realms/a/.well-known/openid-configuration', 'discovery'],
    ['POST', '/realms/a/protocol/openid-connect/token', 'token'],
    ['GET', '/realms/a/protocol/openid-connect/certs', 'certs'],
    ['GET', '/v4/consents', 'list'],
    ['GET', '/v4/consents/1', 'consent'],
    ['DELETE', '/v4/consents/1', 'revoke'],
    ['POST', '/v4/consents/1/revoke', 'revoke'],
    ['GET', '/v4/partner/p/app/a/users', 'users'],
    ['POST', '/v4/partner/p/app/a/user', 'find-or-create-user'],
    ['GET', '/v4/partner/p/app/a/user/u/token', 'user-token'],
    ['GET', '/favicon.ico', 'other'],
  ])('%s %s is %s', (method, path, endpoint) => {
    expect(endpointOf(method, path)).toBe(endpoint);
  });

  it.each([
    [{ path: '/consents' }, true],
    [{ path: '/consents/*' }, false],
    [{ path: /consents/g }, true],
    [{ path: '/v4/*' }, true],
    [{ path: '/v4.consents' }, false],
    [{ method: 'get' }, true],
    [{ method: 'DELETE' }, false],
    [{ realm: 'sandbox', endpoint: 'list' as const }, true],
    [{ realm: 'production' }, false],
  ])('%o: %s', (wanted, expected) => {
    expect(matches(wanted, list)).toBe(expected);
  });
});
