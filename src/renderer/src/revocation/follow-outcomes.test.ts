import { expect, test, vi } from 'vitest';
import type { RunItem } from '../../../shared/revocation';
import { aConsent } from '../consents/rows/testing';
import { createFollower, effectOf } from './follow-outcomes';
import { aFailure, aRun, aRunItem, countsOf } from './testing';

const revoked = (index: number, after = true): RunItem =>
  aRunItem({
    index,
    ref: { realmId: 'alpha', consentId: `c-${index}` },
    state: 'revoked',
    endedAt: 1,
    outcome: { kind: 'revoked', after: after ? aConsent({ id: `c-${index}`, status: 'revoked' }) : null },
  });

function setUp(all: RunItem[] = []) {
  const items = vi.fn(async ({ from, limit }: { from: number; limit: number }) => ({
    total: all.length,
    items: all.slice(from, from + limit),
  }));
  const rows = { follow: vi.fn(), refresh: vi.fn() };
  const follower = createFollower({ items } as never, rows);
  const followed = () => rows.follow.mock.calls.flatMap(([read]) => read.map(({ id }: { id: string }) => id));
  return { items, rows, follower, followed };
}

const at = (done: number, total = 3, state: 'running' | 'ended' = 'running') =>
  aRun({ total, state, counts: countsOf({ revoked: done, unsent: total - done }) });

test('a small run is followed as it goes, and no outcome is taken twice', async () => {
  const all = [revoked(0)];
  const { follower, followed, items } = setUp(all);
  follower.moved(at(1), true);
  await vi.waitFor(() => expect(followed()).toEqual(['c-0']));
  all.push(revoked(1));
  follower.moved(at(2), true);
  await vi.waitFor(() => expect(followed()).toEqual(['c-0', 'c-1']));
  follower.moved(at(2), true);
  expect(items).toHaveBeenCalledTimes(2);
});

test('of a large run nothing is asked while it goes, and all of it at the end, slice by slice', async () => {
  const all = Array.from({ length: 450 }, (_, index) => revoked(index));
  const { follower, items, followed } = setUp(all);
  for (const done of [10, 100, 400]) follower.moved(at(done, 450), true);
  expect(items).not.toHaveBeenCalled();
  follower.moved(at(450, 450, 'ended'), true);
  await vi.waitFor(() => expect(followed()).toHaveLength(450));
  expect(items.mock.calls.map(([{ from }]) => from)).toEqual([0, 200, 400]);
});

test('a consent that is gone leaves the list; after a restart its realm is read again instead', async () => {
  const { follower, rows } = setUp([revoked(0, false)]);
  follower.moved(at(1, 1, 'ended'), true);
  await vi.waitFor(() =>
    expect(rows.follow).toHaveBeenCalledExactlyOnceWith([], [{ realmId: 'alpha', consentId: 'c-0' }]),
  );
  expect(rows.refresh).not.toHaveBeenCalled();

  const other = setUp([revoked(0, false)]);
  other.follower.moved(at(1, 1, 'ended'), false);
  await vi.waitFor(() => expect(other.rows.refresh).toHaveBeenCalledExactlyOnceWith(['alpha']));
  expect(other.rows.follow).not.toHaveBeenCalled();
});

test('a list that cannot be asked for does not break what follows', async () => {
  const { follower, followed, items } = setUp([revoked(0)]);
  items.mockRejectedValueOnce(new Error('no'));
  follower.moved(at(1), true);
  await vi.waitFor(() => expect(items).toHaveBeenCalledTimes(1));
  follower.moved(at(3, 3, 'ended'), true);
  await vi.waitFor(() => expect(followed()).toEqual(['c-0']));
});

test('what was not read again changes no row', () => {
  const failed = aRunItem({ state: 'failed', outcome: { kind: 'failed', failure: aFailure() } });
  expect(effectOf([failed, aRunItem()], true)).toEqual({ read: [], gone: [], unknown: new Set() });
});
