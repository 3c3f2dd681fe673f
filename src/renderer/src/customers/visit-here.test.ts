import { expect, test } from 'vitest';
import { aVisit } from './testing';
import { visitHere } from './visit-here';

test('a visit is of its realm alone', () => {
  const visit = aVisit();
  expect(visitHere(visit, { kind: 'realm', realmId: 'alpha' })).toBe(visit);
  expect(visitHere(visit, { kind: 'realm', realmId: 'beta' })).toBeNull();
  expect(visitHere(visit, { kind: 'all' })).toBeNull();
  expect(visitHere(visit, null)).toBeNull();
  expect(visitHere(null, { kind: 'realm', realmId: 'alpha' })).toBeNull();
});
