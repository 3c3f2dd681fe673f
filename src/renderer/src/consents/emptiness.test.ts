import { expect, test } from 'vitest';
import type { RealmProgress } from '../../../shared/browsing';
import { emptinessOf } from './emptiness';

const realms = (...states: RealmProgress['state'][]) => states.map((state) => ({ state }) as RealmProgress);

test.each([
  [1, 1, realms('loading'), null],
  [0, 5, realms('loading'), 'no-match'],
  [0, 0, realms('loading', 'failed'), 'loading'],
  [0, 0, realms('failed', 'failed'), 'failed'],
  [0, 0, realms('failed', 'complete'), 'failed'],
  [0, 0, realms('complete', 'complete'), 'nothing'],
  [0, 0, realms('stopped', 'complete'), 'stopped'],
] as const)('%i of %i shown', (shown, onHand, progress, expected) => {
  expect(emptinessOf(shown, onHand, progress)).toBe(expected);
});
