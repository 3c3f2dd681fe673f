import { describe, expect, test } from 'vitest';
import { confirmsRealmName, type RealmDraftInput, realmDraftSchema, realmProfileSchema } from './realm';

const draft: RealmDraftInput = {
  name: 'Partner sandbox',
  environment: 'sandbox',
  loginBaseUrl: 'https://login.wych.app',
  realmName: 'partner',
  apiBaseUrl: 'https://api.wych.io/v4',
  clientId: 'client_1',
  accent: 'teal',
  routes: {},
};

const problem = (change: Partial<RealmDraftInput>) => {
  const parsed = realmDraftSchema.safeParse({ ...draft, ...change });
  return parsed.success
    ? null
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
};

describe('what a paste brings along is tidied', () => {
  test('spaces, line ends, a byte order mark and trailing slashes', () => {
    const parsed = realmDraftSchema.parse({
      ...draft,
      loginBaseUrl: ' \ufeffhttps://login.wych.app//\r\n',
      clientSecret: '\ufeff s3cret \n',
      apiKey: '\u200bkey\u200b',
      partnerId: '  ',
    });
    expect(parsed).toMatchObject({
      loginBaseUrl: 'https://login.wych.app',
      clientSecret: 's3cret',
      apiKey: 'key',
    });
    expect(parsed.partnerId).toBeUndefined();
  });

  test('an empty secret keeps what the vault has', () => {
    expect(realmDraftSchema.parse({ ...draft, clientSecret: '' }).clientSecret).toBeUndefined();
  });
});

describe('what is ambiguous is refused, at its field', () => {
  test.each([
    ['loginBaseUrl', 'login.wych.app', 'not a web address'],
    ['loginBaseUrl', '', 'missing'],
    ['loginBaseUrl', 'http://login.wych.app', 'https://'],
    ['loginBaseUrl', 'ftp://login.wych.app', 'https://'],
    ['apiBaseUrl', 'https://user:pw@api.wych.io', 'user name and password'],
    ['apiBaseUrl', 'https://api.wych.io/v4?x=1', '? or #'],
    ['realmName', 'part ner', 'Only letters'],
    ['realmName', '../master', 'Only letters'],
    ['realmName', '..', 'more than dots'],
    ['name', '   ', 'missing'],
    ['clientSecret', 'abc def', 'space or line break'],
    ['clientSecret', 'abc\u0000def', 'space or line break'],
    ['apiKey', 'a\nb', 'space or line break'],
  ] as const)('%s = %j', (field, value, message) => {
    const issues = problem({ [field]: value });
    expect(issues).toHaveLength(1);
    expect(issues?.[0]).toContain(`${field}: `);
    expect(issues?.[0]).toContain(message);
  });

  test('http is for loopback alone', () => {
    expect(problem({ loginBaseUrl: 'http://127.0.0.1:8080' })).toBeNull();
    expect(problem({ loginBaseUrl: 'http://127.0.0.1.evil.example' })).not.toBeNull();
    expect(problem({ loginBaseUrl: 'http://localhost.evil.example' })).not.toBeNull();
  });
});

describe('route overrides', () => {
  test('a revoke path without the consent is refused: it would name every consent', () => {
    expect(problem({ routes: { revoke: '/consents' } })?.[0]).toContain('{consentId}');
    expect(problem({ routes: { revoke: '/consents/{consentId}/revoke' } })).toBeNull();
  });

  test.each(['consents', '/a b', '/a?b=c', '/../admin', '//evil.example/x', '/a/'])('refuses %s', (list) => {
    expect(problem({ routes: { list } })).not.toBeNull();
  });
});

describe('the token exchange', () => {
  test('is of Wych’s own kind in a profile of an earlier version, which has none', () => {
    const profile = { ...draft, id: 'r1', readOnly: false, demo: false };
    expect(realmProfileSchema.parse(profile)).toEqual(profile);
  });

  test.each([
    [{ mode: 'saml' }, 'exchange.mode'],
    [{ method: 'DELETE' }, 'exchange.method'],
    [{ requestedSubject: 'none' }, 'exchange.requestedSubject'],
    [{ subjectTokenType: 'refresh_token' }, 'exchange.subjectTokenType'],
    [{ audience: 'two  spaces' }, 'exchange.audience'],
    [{ audience: 'a"b' }, 'exchange.audience'],
    [{ scope: 'READ:A\nREAD:B' }, 'exchange.scope'],
    [{ scope: 'x'.repeat(1001) }, 'exchange.scope'],
    [{ secret: 'x' }, 'exchange'],
  ])('refuses %o at %s', (exchange, field) => {
    const issues = problem({ exchange } as object);
    expect(issues).toHaveLength(1);
    expect(issues?.[0]).toContain(`${field}: `);
  });

  test('takes what a login wants, tidied', () => {
    const exchange = { mode: 'rfc8693', audience: ' wych-api ', scope: 'READ:A READ:B' } as const;
    expect(realmDraftSchema.parse({ ...draft, exchange }).exchange).toEqual({
      ...exchange,
      audience: 'wych-api',
    });
  });

  test('a route to a token without the customer is refused', () => {
    expect(problem({ routes: { userToken: '/token' } })?.[0]).toContain('{userId}');
    expect(problem({ routes: { users: '/people', userToken: '/people/{userId}/token' } })).toBeNull();
  });
});

test('a realm is confirmed by its whole name, and never by nothing', () => {
  expect(confirmsRealmName({ name: 'Kōwhai Production' }, ' Kōwhai Production ')).toBe(true);
  expect(confirmsRealmName({ name: 'Kōwhai Production' }, 'kōwhai production')).toBe(false);
  expect(confirmsRealmName({ name: 'Kōwhai Production' }, '')).toBe(false);
  expect(confirmsRealmName({ name: '' }, '')).toBe(false);
  expect(confirmsRealmName({ name: '  ' }, '  ')).toBe(false);
});
