import { describe, expect, it } from 'vitest';
import type { RealmEntry } from '../../../shared/realm';
import { entriesInScope, movedBy, openingScope, sameScope, scopeAfterChange } from './scope';

const realm = (id: string, environment: 'sandbox' | 'production'): RealmEntry => ({
  profile: {
    id,
    environment,
    name: id,
    loginBaseUrl: 'https://login.wych.app',
    realmName: 'r',
    apiBaseUrl: 'https://api.wych.io/v4',
    clientId: 'c',
    accent: 'teal',
    routes: {},
    demo: false,
    readOnly: false,
  },
  secrets: { clientSecret: 'stored', apiKey: 'stored' },
});
const live = realm('live', 'production');
const test = realm('test', 'sandbox');
const open = (realmId: string) => ({ kind: 'realm', realmId }) as const;

describe('what opens at the start', () => {
  it('is what was open last', () => {
    expect(openingScope([live, test], open('live'))).toEqual(open('live'));
    expect(openingScope([live, test], { kind: 'all' })).toEqual({ kind: 'all' });
  });

  it('is the first sandbox when that is gone or there was none', () => {
    expect(openingScope([live, test], null)).toEqual(open('test'));
    expect(openingScope([live, test], open('gone'))).toEqual(open('test'));
  });

  it('is never a production realm that nobody chose', () => {
    expect(openingScope([live], null)).toBeNull();
    expect(scopeAfterChange([live], open('test'))).toBeNull();
  });

  it('is not all realms when there is one', () => {
    expect(openingScope([test], { kind: 'all' })).toEqual(open('test'));
    expect(openingScope([live], { kind: 'all' })).toBeNull();
  });

  it('is nothing when there are no realms', () => {
    expect(openingScope([], { kind: 'all' })).toBeNull();
  });
});

it('tells scopes apart by what they name', () => {
  expect(sameScope(open('a'), open('a'))).toBe(true);
  expect(sameScope(open('a'), open('b'))).toBe(false);
  expect(sameScope({ kind: 'all' }, open('a'))).toBe(false);
  expect(sameScope(null, null)).toBe(true);
  expect(sameScope(null, { kind: 'all' })).toBe(false);
});

it('names the realms in scope', () => {
  expect(entriesInScope([live, test], { kind: 'all' })).toEqual([live, test]);
  expect(entriesInScope([live, test], open('test'))).toEqual([test]);
  expect(entriesInScope([live, test], null)).toEqual([]);
});

it('moves a realm one place, and not over the end', () => {
  expect(movedBy(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(movedBy(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(movedBy(['a', 'b'], 'b', 1)).toEqual(['a', 'b']);
  expect(movedBy(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(movedBy(['a', 'b'], 'gone', 1)).toEqual(['a', 'b']);
});
