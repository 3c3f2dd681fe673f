import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaims, tokenClaims } from './token-claims';

const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown, header: unknown = { alg: 'RS256' }) =>
  `${part(header)}.${part(claims)}.c2lnbmF0dXJl`;

it('reads what a token says of itself, instants as such', () => {
  expect(
    tokenClaims(jwt({ sub: 'u-1', exp: 1_800_000_000, aud: ['a', 'b'], act: { sub: 'c' }, n: 7, no: null })),
  ).toEqual([
    { name: 'sub', text: 'u-1' },
    { name: 'exp', text: '1800000000', at: 1_800_000_000_000 },
    { name: 'aud', text: 'a b' },
    { name: 'act', text: '{"sub":"c"}' },
    { name: 'n', text: '7' },
    { name: 'no', text: 'null' },
  ]);
});

describe('says nothing of', () => {
  it.each([
    ['an opaque token', 'b4f1c0de'],
    ['nothing', ''],
    ['three parts that are no JSON', 'a.b.c'],
    ['a header that is none', jwt({ sub: 'a' }, '"header"')],
    ['a list of claims', jwt(['sub'])],
    ['an encrypted token', `${jwt({ sub: 'a' })}.x.y`],
    ['two parts', jwt({ sub: 'a' }).split('.').slice(0, 2).join('.')],
    ['a token of a megabyte', jwt({ sub: 'a'.repeat(1_000_000) })],
    ['other alphabets', jwt({ sub: 'a' }).replace(/\./, '.!')],
  ])('%s', (_, token) => {
    expect(tokenClaims(token)).toBeNull();
  });
});

it('is bounded, whatever a token holds', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`c${n}`, n]));
  expect(tokenClaims(jwt(many))).toHaveLength(100);
  const [long] = tokenClaims(jwt({ [`n${'a'.repeat(900)}`]: 'b'.repeat(900) })) ?? [];
  expect(Math.max(long?.name.length ?? 0, long?.text.length ?? 0)).toBeLessThanOrEqual(501);
});

it('takes no number for an instant that a Date cannot hold', () => {
  expect(tokenClaims(jwt({ exp: 1e15, nbf: 'soon', iat: -5 }))).toEqual([
    { name: 'exp', text: '1000000000000000' },
    { name: 'nbf', text: 'soon' },
    { name: 'iat', text: '-5', at: -5000 },
  ]);
});

it('shows no token, neither this one nor one in it', () => {
  const inner = jwt({ sub: 'inner' });
  const outer = jwt({ sub: 'a', on: `Bearer ${inner}`, deep: { list: [inner] } });
  const shown = JSON.stringify(tokenClaims(outer));
  for (const secret of [...inner.split('.'), 'c2lnbmF0dXJl']) expect(shown).not.toContain(secret);
  expect(shown).toContain('(a token)');
});

it('never throws, and reads any claims back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void tokenClaims(text)));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (claims) => {
      expect(JSON.stringify(readClaims(jwt(claims)))).toBe(
        JSON.stringify(JSON.parse(JSON.stringify(claims))),
      );
    }),
  );
});
