import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canaries, encodings } from './canaries-for-tests';
import { KnownSecrets } from './known-secrets';
import type { Mark } from './marks';
import { Redactor } from './redactor';

const knowing = (...secrets: string[]) => {
  const known = new KnownSecrets();
  for (const secret of secrets) known.learn('client-secret', secret);
  return new Redactor(known);
};
const ignorant = knowing();
const mark = (of: Mark) => `‹${of}›`;

describe('what is known by its value', () => {
  it.each(encodings)('is not shown: %s', (_, encode) => {
    for (const secret of canaries()) {
      const text = `before ${encode(secret)} after`;
      expect(knowing(secret).text(text), text).toMatch(/^before [\w+/-]*‹client-secret›[\w+/=-]* after$/);
    }
  });

  it('is found when it looks encoded itself, and comes back decoded or in small letters', () => {
    const redactor = knowing('pa%41ss%2Fword');
    for (const text of ['pa%41ss%2fword', 'paAss/word', 'pa%2541ss%252Fword'])
      expect(redactor.text(`(${text})`)).toBe(`(${mark('client-secret')})`);
  });

  it('is found among hundreds, and the text around it stays', () => {
    const secrets = canaries();
    expect(knowing(...secrets).text(`(${secrets[7]}) and (${secrets[31]}).`)).toBe(
      `(${mark('client-secret')}) and (${mark('client-secret')}).`,
    );
  });

  it('is found wherever it stands', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary', minLength: 8, maxLength: 60 })
          .filter((secret) => secret.isWellFormed() && /[^\s\d]{6}/.test(secret)),
        fc.string(),
        fc.string(),
        fc.constantFrom(...encodings),
        (secret, before, after, [, encode]) => {
          // Without a gap, what stands before could be half of an escape.
          const shown = knowing(secret).text(`${before} ${encode(secret)} ${after}`);
          expect(shown).toContain(mark('client-secret'));
          expect(shown).not.toContain(encode(secret));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('stays readable text where there is nothing to hide', () => {
    const redactor = knowing(...canaries());
    fc.assert(
      fc.property(
        fc
          .string({ unit: 'binary' })
          .filter((text) => !/[=:<]|eyJ|bearer|basic|token|secret|password|key/i.test(text)),
        (text) => {
          expect(redactor.text(text)).toBe(text);
        },
      ),
    );
  });

  it('leaves words alone that are shorter than any secret', () => {
    expect(knowing('abc').text('abc abc')).toBe('abc abc');
  });

  it('finds a claim or a signature of a token that is known', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZXJ2aWNlIn0.c2lnbmF0dXJlLW9mLWl0';
    const redactor = knowing(token);
    for (const part of token.split('.').slice(1))
      expect(redactor.text(`x ${part} y`)).toMatch(/^x ‹[\w-]+› y$/);
  });

  it('forgets the oldest tokens, and never what was typed', () => {
    const known = new KnownSecrets();
    const redactor = new Redactor(known);
    known.learn('client-secret', 'typed-long-ago');
    for (let nth = 0; nth < 1000; nth++) known.learn('token', `opaque-token-number-${nth}-`);
    expect(redactor.text('typed-long-ago')).toBe(mark('client-secret'));
    expect(redactor.text('opaque-token-number-999-')).toBe(mark('token'));
    expect(redactor.text('opaque-token-number-0-')).toBe('opaque-token-number-0-');
  });
});

describe('what is a secret by its place or its looks', () => {
  it.each([
    ['a JWT', 'token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl!', 'token ‹token›!'],
    ['a JWT that was cut off', 'eyJhbGciOiJSUzI1NiIsInR5cCI', '‹token›'],
    ['a bearer value', 'Authorization: Bearer abc123def456', 'Authorization: ‹token› ‹token›'],
    ['a basic value', 'sent "Basic Y2xpZW50OnNlY3JldA=="', 'sent "Basic ‹token›"'],
    [
      'a field of a form',
      'a=1&client_secret=s%20x&grant_type=client_credentials',
      'a=1&client_secret=‹client-secret›&grant_type=client_credentials',
    ],
    ['a code', 'https://a.test/cb?code=4711&state=1', 'https://a.test/cb?code=‹hidden›&state=1'],
    ['a name that is encoded', 'client%5Fsecret=hush', 'client%5Fsecret=‹client-secret›'],
    ['an assertion', 'client_assertion=a.b.c', 'client_assertion=‹token›'],
    [
      'a field of JSON',
      '{"access_token":"a\\"b","expires_in":900}',
      '{"access_token":"‹token›","expires_in":900}',
    ],
    ['a number', '{"pin": 4711, "n": 1}', '{"pin": null, "n": 1}'],
    ['a list', '{"passwords":["a","b"],"n":["c"]}', '{"passwords":["‹hidden›","‹hidden›"],"n":["c"]}'],
    [
      'an object',
      '{"credentials":{"user":"a","secret":"b"}}',
      '{"credentials":{"user":"‹hidden›","secret":"‹hidden›"}}',
    ],
    ['a name with an escape', '{"client\\u005fsecret":"hush"}', '{"client\\u005fsecret":"‹client-secret›"}'],
    [
      'JSON in JSON',
      '{"body":"{\\"refresh_token\\":\\"hush\\"}"}',
      '{"body":"{\\"refresh_token\\":\\"‹token›\\"}"}',
    ],
    ['JSON that was cut off', 'echo: {"client_secret":"hush-hu', 'echo: {"client_secret":"‹client-secret›'],
    ['another language', "{'password': 'hush'}", "{'password': '‹hidden›'}"],
    ['prose', 'The client secret: hush-4711 is wrong.', 'The client secret: ‹client-secret› is wrong.'],
    ['an element', '<password>hush</password>', '<password>‹hidden›</password>'],
  ])('%s', (_, text, shown) => {
    expect(ignorant.text(text)).toBe(shown);
  });

  it.each([
    '{"token_type":"Bearer","expires_in":900,"scope":"READ:APP_USERS"}',
    '{"token_endpoint":"https://login.test/token","grant_types_supported":["refresh_token"]}',
    '{"code":"U004","message":"Basic authentication is not supported; the token expired."}',
    'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token',
    'https://api.test/v4/consents?page=2&pageSize=100&status=Active',
    '{"id":"8b1f","status":"Authorised","permissions":["ReadAccountsBasic"],"user":{"email":"ana@example.test"}}',
  ])('and nothing else: %s', (text) => {
    expect(ignorant.text(text)).toBe(text);
  });

  it('reads the same when it is redacted again', () => {
    for (const text of [
      'client_secret=hush&code=1&x-api-key: hush-hush',
      '{"access_token":"a","pin":12,"list":{"password":["b"]}}',
      'Authorization: Bearer abc123def456',
    ]) {
      const once = ignorant.text(text, { maskPersonal: true });
      expect(ignorant.text(once, { maskPersonal: true })).toBe(once);
    }
  });

  it('comes to an end with whatever a server writes', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            '"',
            "'",
            '\\',
            ':',
            '{',
            '[',
            '=',
            '%41',
            '&#65;',
            'token',
            'eyJ',
            '\\u0022',
          ),
          maxLength: 300,
        }),
        (text) => void ignorant.text(text),
      ),
    );
    const text = '"token":['.repeat(2000);
    expect(ignorant.text(text).length).toBeGreaterThan(0);
  });
});

describe('personal data, in a file that leaves the computer', () => {
  it.each([
    [
      '{"user":{"id":"u-1","email":"ana@example.test","name":"Ana"}}',
      '{"user":{"id":"‹personal›","email":"‹personal›","name":"‹personal›"}}',
    ],
    [
      '{"note":"call her","label":"x","status":"Active"}',
      '{"note":"‹personal›","label":"‹personal›","status":"Active"}',
    ],
    [
      '{"owner":"Ana Ria","message":"No such consent."}',
      '{"owner":"‹personal›","message":"No such consent."}',
    ],
    [
      'https://api.test/users?email=ana%40example.test&page=1',
      'https://api.test/users?email=‹personal›&page=1',
    ],
    ['No user ana@example.test here', 'No user ‹personal› here'],
    [
      '{"clientName":"Kiwi Budget","permissions":["Read all accounts"]}',
      '{"clientName":"Kiwi Budget","permissions":["Read all accounts"]}',
    ],
    ['{"accountNumber":123456}', '{"accountNumber":null}'],
  ])('%s', (text, shown) => {
    expect(ignorant.text(text, { maskPersonal: true })).toBe(shown);
    expect(ignorant.text(text)).toBe(text);
  });
});
