import fc from 'fast-check';
import { expect, it } from 'vitest';
import { profileFor } from '../wych/network-door-testing';
import { maskedUrls } from './masked-url';

const kiwi = profileFor(
  { loginBaseUrl: 'https://login.example/auth', apiBaseUrl: 'https://api.example/v1' },
  { realmName: 'kiwi', routes: { one: '/accounts-access/{consentId}' } },
);
const mask = maskedUrls([kiwi]);

it.each([
  ['https://api.example/v1/consents?limit=100&page=2', 'https://api.example/v1/consents?limit=100&page=2'],
  ['https://api.example/v1/consents/c-47', 'https://api.example/v1/consents/{…}'],
  ['https://api.example/v1/accounts-access/c-47', 'https://api.example/v1/accounts-access/{…}'],
  [
    'https://api.example/v1/partner/p7/app/a9/user/hemi%40example.nz/token',
    'https://api.example/v1/partner/{…}/app/{…}/user/{…}/token',
  ],
  [
    'https://login.example/auth/realms/kiwi/protocol/openid-connect/token',
    'https://login.example/auth/realms/kiwi/protocol/openid-connect/token',
  ],
  ['https://api.example/v1/users?search=H%C4%93mi&page=2', 'https://api.example/v1/users?search={…}&page=2'],
  ['https://api.example/v1/consents?cursor=aGVtaQ', 'https://api.example/v1/consents?cursor={…}'],
  ['https://api.example/v1/consents?page=hemi@example.nz', 'https://api.example/v1/consents?page={…}'],
  ['https://hemi:secret@api.example/v1/consents#hemi', 'https://api.example/v1/consents'],
  ['nothing of the kind', '(no address)'],
])('shows of %s what is the same for everybody', (url, expected) => {
  expect(mask(url)).toBe(expected);
});

it('shows nothing that a server may have put there', () => {
  const part = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => `canary${text}`);
  const name = fc.constantFrom('cursor', 'page', 'limit', 'search', 'status[]');
  fc.assert(
    fc.property(part, name, part, (path, parameter, value) => {
      const url = new URL(`https://api.example/v1/consents/${encodeURIComponent(path.toWellFormed())}`);
      url.searchParams.set(parameter, value);
      url.hash = value;
      expect(mask(url.href)).not.toContain('canary');
    }),
  );
});
