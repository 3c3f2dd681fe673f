import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { faultySimulator } from './fault-for-tests';
import { fault, startTrap } from './index';
import { json } from './test-caller';

const { caller, arm, listWith } = await faultySimulator();

describe('in what is said', () => {
  it('another issuer', async () => {
    arm({ endpoint: 'discovery' }, fault.wrongIssuer('https://evil.example/realms/partner'));
    expect((await json(await caller.discover())).issuer).toBe('https://evil.example/realms/partner');
  });

  it('a token endpoint on another origin', async () => {
    const trap = await startTrap();
    arm({ endpoint: 'discovery' }, fault.foreignTokenEndpoint(trap.origin));
    const { issuer, token_endpoint } = await json(await caller.discover());
    expect(issuer).toBe(caller.realm.issuer);
    expect(token_endpoint).toBe(`${trap.origin}/realms/sandbox/protocol/openid-connect/token`);
    await trap.close();
  });

  it('a clock that is ahead: Date header, token times, and what is expired', async () => {
    const disarm = arm({}, fault.clockSkew(7200));
    const response = await caller.askToken();
    const ahead = Date.parse(response.headers.get('date') ?? '') - Date.now();
    expect(Math.abs(ahead - 7_200_000)).toBeLessThan(5000);
    const { iat = 0 } = decodeJwt((await json(response)).access_token);
    expect(Math.abs(iat * 1000 - Date.now() - 7_200_000)).toBeLessThan(5000);
    expect((await caller.api('/consents')).status).toBe(401);
    disarm();
    expect((await caller.api('/consents')).status).toBe(200);
  });

  it('anything else a test thinks of', async () => {
    const response = await listWith(
      fault.rewriteJson('total is text', (body) => ({ ...body, total: 'many' })),
    );
    expect((await json(response)).total).toBe('many');
  });
});
