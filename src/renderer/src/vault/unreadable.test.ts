import { expect, it } from 'vitest';
import type { RealmEntry } from '../../../shared/realm';
import { fieldsInWords, unreadableRealms } from './unreadable';

const entry = (id: string) => ({ profile: { id } }) as RealmEntry;

it('gathers what is unreadable by realm, in the order of the rail', () => {
  const found = unreadableRealms(
    [
      { realmId: 'b', field: 'apiKey' },
      { realmId: 'gone', field: 'apiKey' },
      { realmId: 'a', field: 'clientSecret' },
      { realmId: 'b', field: 'clientSecret' },
    ],
    [entry('a'), entry('fine'), entry('b')],
  );
  expect(found.map(({ profile, fields }) => [profile.id, fields])).toEqual([
    ['a', ['clientSecret']],
    ['b', ['apiKey', 'clientSecret']],
  ]);
});

it('says the fields in words', () => {
  expect(fieldsInWords(['clientSecret', 'apiKey'])).toBe('Client secret and API key');
  expect(fieldsInWords(['apiKey'])).toBe('API key');
});
