import { expect, test } from 'vitest';
import type { RealmProgress } from '../../../shared/browsing';
import { ofTotal, summarize } from './progress-summary';

const realm = (over: Partial<RealmProgress>): RealmProgress => ({
  realmId: 'alpha',
  state: 'loading',
  received: 0,
  total: null,
  unreadable: 0,
  repeated: 0,
  ...over,
});

test('adds the realms up', () => {
  const { isLoading, received, total } = summarize([
    realm({ received: 10, total: 100 }),
    realm({ received: 50, total: 50, state: 'complete' }),
  ]);
  expect({ isLoading, received, total }).toEqual({ isLoading: true, received: 60, total: 150 });
});

test('the total is unknown when a realm does not say it, unless that realm has failed', () => {
  expect(summarize([realm({ total: 5 }), realm({ total: null })]).total).toBeNull();
  expect(summarize([realm({ total: 5 }), realm({ total: null, state: 'failed' })]).total).toBe(5);
});

test('says what was stopped, left out and merged', () => {
  expect(summarize([realm({ state: 'stopped', unreadable: 2, repeated: 1 })]).remarks).toEqual([
    'Stopped: not every consent was read.',
    '2 records left out: without a usable id.',
    '1 record came twice and was merged.',
  ]);
});

test('never says more than there is', () => {
  expect(ofTotal(1204, 10_000)).toBe('1,204 of 10,000');
  expect(ofTotal(1204, 1000)).toBe('1,204');
  expect(ofTotal(7, null)).toBe('7');
});
