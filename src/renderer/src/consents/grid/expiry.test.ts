import { expect, test } from 'vitest';
import { nearness } from './expiry';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);

test.each([
  ['active', 7 * day, 'within-7-days'],
  ['active', 7 * day + 1, 'within-30-days'],
  ['pending', 30 * day, 'within-30-days'],
  ['active', 30 * day + 1, 'far'],
  ['active', 0, 'over'],
  ['revoked', day, 'far'],
  ['expired', -day, 'far'],
  ['active', null, 'far'],
] as const)('%s with %s left is %s', (status, left, expected) => {
  expect(nearness({ status, expiresAt: left === null ? null : now + left }, now)).toBe(expected);
});
