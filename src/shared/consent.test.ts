import { expect, it } from 'vitest';
import { type ConsentStatus, consentStatuses, effectiveStatus, isRevocable, statusGroup } from './consent';

const now = Date.parse('2026-03-01T12:00:00Z');

it.each<[ConsentStatus, number | null, ConsentStatus]>([
  ['active', now + 1, 'active'],
  ['active', now, 'expired'],
  ['active', now - 1, 'expired'],
  ['active', null, 'active'],
  ['pending', now - 1, 'expired'],
  ['pending', now + 1, 'pending'],
  ['revoked', now - 1, 'revoked'],
  ['rejected', now - 1, 'rejected'],
  ['consumed', now - 1, 'consumed'],
  ['other', now - 1, 'other'],
])('%s with expiry %s is %s in effect', (status, expiresAt, expected) => {
  expect(effectiveStatus({ status, expiresAt }, now)).toBe(expected);
});

it('offers to revoke what has not ended, and leaves an unknown status to the server', () => {
  const revocable = consentStatuses.filter((status) => isRevocable({ status }));
  expect(revocable).toEqual(['pending', 'active', 'other']);
});

it('offers to revoke what is past its expiry but still said to be active: it may still give access', () => {
  const lapsed = { status: 'active', expiresAt: now - 1 } as const;
  expect(effectiveStatus(lapsed, now)).toBe('expired');
  expect(isRevocable(lapsed)).toBe(true);
});

it('puts each status into one group', () => {
  expect(consentStatuses.map(statusGroup)).toEqual([
    'pending',
    'active',
    'ended',
    'ended',
    'ended',
    'ended',
    'other',
  ]);
});
