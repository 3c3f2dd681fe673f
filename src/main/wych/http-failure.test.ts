import { describe, expect, it } from 'vitest';
import { contractFailure, httpFailure } from './http-failure';
import type { DoorAnswer } from './network-door';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}): DoorAnswer => ({
  status,
  headers: new Headers(headers),
  body: typeof body === 'string' ? body : JSON.stringify(body),
  requestId: 'req-1',
  serverTime: Date.parse('2026-01-05T09:00:00Z'),
});
const kindOf = (...of: Parameters<typeof answer>) => httpFailure(answer(...of)).failure.kind;

describe('refusals', () => {
  it.each([
    ['a token by RFC 6750', 401, {}, { 'www-authenticate': 'Bearer error="invalid_token"' }, 'token-refused'],
    ['a token by the cloud gateway', 401, { message: 'Unauthorized' }, {}, 'token-refused'],
    ['an expired token with 403', 403, { message: 'The incoming token has expired' }, {}, 'token-refused'],
    ['a key by the cloud gateway', 403, { message: 'Forbidden' }, {}, 'api-key-refused'],
    ['a key by its error type', 403, '', { 'x-amzn-errortype': 'ForbiddenException' }, 'api-key-refused'],
    ['a key by another gateway', 401, { message: 'No API key found in request' }, {}, 'api-key-refused'],
    [
      'a scope by RFC 6750',
      403,
      {},
      { 'www-authenticate': 'Bearer error="insufficient_scope"' },
      'scope-missing',
    ],
    ['a scope by the body', 403, { error: 'insufficient_scope' }, {}, 'scope-missing'],
    ['a scope in words', 403, { message: 'Scope READ:CONSENTS is required' }, {}, 'scope-missing'],
    ['something unsaid', 403, '<html>Forbidden</html>', { 'content-type': 'text/html' }, 'scope-missing'],
  ])('of %s', (_, status, body, headers, kind) => {
    expect(kindOf(status, body, headers as Record<string, string>)).toBe(kind);
  });
});

it.each([
  [302, 'redirected'],
  [400, 'contract'],
  [404, 'not-found'],
  [405, 'contract'],
  [407, 'proxy'],
  [408, 'timeout'],
  [409, 'conflict'],
  [410, 'not-found'],
  [422, 'contract'],
  [429, 'throttled'],
  [500, 'server-error'],
  [503, 'server-error'],
  [599, 'server-error'],
] as const)('tells %d as %s', (status, kind) => {
  expect(httpFailure(answer(status)).failure).toMatchObject({ kind, status, requestId: 'req-1' });
});

it('says when to come back', () => {
  expect(httpFailure(answer(429, '', { 'retry-after': '12' })).retryAfter).toBe(12_000);
  expect(httpFailure(answer(429, '', { 'retry-after': 'Mon, 05 Jan 2026 09:01:00 GMT' })).retryAfter).toBe(
    60_000,
  );
  expect(httpFailure(answer(429)).retryAfter).toBeNull();
});

it('never quotes what the server said', () => {
  for (let status = 300; status < 600; status++) {
    const echo = answer(
      status,
      { error: 'CANARY', message: 'CANARY api key scope' },
      { 'www-authenticate': 'CANARY' },
    );
    const error = httpFailure(echo);
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('CANARY');
    expect(error.failure.hint).not.toBe('');
  }
  expect(contractFailure(answer(200, 'CANARY'), 'a web page').failure).toMatchObject({
    kind: 'contract',
    message: 'The server answered with a web page where data was expected.',
  });
});
