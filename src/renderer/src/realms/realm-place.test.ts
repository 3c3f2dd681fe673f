import { expect, test } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { placeOf, unmoved } from './realm-place';

const kiwi: RealmProfile = {
  id: 'kiwi',
  name: 'Kiwi',
  environment: 'sandbox',
  loginBaseUrl: 'https://login.wych.app',
  realmName: 'kiwi',
  apiBaseUrl: 'https://sandbox.wych.io/v4',
  clientId: 'ops',
  accent: 'grape',
  routes: {},
  demo: false,
  readOnly: false,
};
const before = new Map([['kiwi', placeOf(kiwi)]]);

test.each([
  { environment: 'production' },
  { apiBaseUrl: 'https://api.wych.io/v4' },
  { realmName: 'kiwi-live' },
  { clientId: 'other' },
] as const)('a realm edited to %o leads elsewhere', (change) => {
  expect(unmoved([{ ...kiwi, ...change }], before)).toEqual([]);
});

test('a realm that is renamed or recoloured, or is new, leads where it did', () => {
  expect(
    unmoved(
      [
        { ...kiwi, name: 'Kea', accent: 'red' },
        { ...kiwi, id: 'new' },
      ],
      before,
    ),
  ).toEqual(['kiwi', 'new']);
});

test('a demo realm is the same realm at whatever port it is this time', () => {
  const demo = { ...kiwi, demo: true, apiBaseUrl: 'http://127.0.0.1:4001/v4' };
  const known = new Map([['kiwi', placeOf(demo)]]);
  expect(unmoved([{ ...demo, apiBaseUrl: 'http://127.0.0.1:4002/v4' }], known)).toEqual(['kiwi']);
});
