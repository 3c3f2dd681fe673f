import { expect, it } from 'vitest';
import type { RealmEntry, SecretState } from '../../../shared/realm';
import { initials, realmState } from './realm-state';

const withSecrets = (clientSecret: SecretState, apiKey: SecretState) =>
  ({ secrets: { clientSecret, apiKey } }) as RealmEntry;

it('tells the worst of the secrets', () => {
  expect(realmState(withSecrets('stored', 'stored'))).toBe('ready');
  expect(realmState(withSecrets('stored', 'missing'))).toBe('secret-missing');
  expect(realmState(withSecrets('unreadable', 'missing'))).toBe('secret-unreadable');
});

it.each([
  ['Kiwi Bank Ltd', 'KB'],
  ['sandbox', 'SA'],
  ['Ōtautahi Savings', 'ŌS'],
  ['  (NZ) – demo ', 'ND'],
  ['🏦', '?'],
])('marks %s with %s', (name, mark) => {
  expect(initials(name)).toBe(mark);
});
