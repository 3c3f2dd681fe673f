import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Look } from '../consents/view-store';
import { usualLook } from './look';
import { rememberLook } from './remember-look';

const byExpiry = { column: 'expires', descending: false } as const;
const narrow = [{ key: 'status', width: 60, isHidden: false }] as const;

function remembered() {
  const store = createStore<Look>(() => usualLook);
  const waiting = new Set<() => void>();
  const keep = vi.fn(async (_kept: object) => {});
  const memory = rememberLook({
    list: { look: store.getState, apply: (look) => store.setState(look), subscribe: store.subscribe },
    keep,
    later: (act) => {
      waiting.add(act);
      return () => void waiting.delete(act);
    },
  });
  const timePasses = () => {
    for (const act of waiting) act();
    waiting.clear();
  };
  return { ...memory, store, keep, timePasses, waiting };
}

test('what was kept is there again, and is not kept a second time; the question stays as it is', () => {
  const { restore, store, keep, timePasses } = remembered();
  store.setState({ query: 'typed while it started' });
  restore({ columns: [...narrow], sort: null });
  expect(store.getState()).toEqual({
    query: 'typed while it started',
    columns: narrow,
    sort: usualLook.sort,
  });
  timePasses();
  expect(keep).not.toHaveBeenCalled();
});

test('where nothing was kept, all is as usual', () => {
  const { restore, store } = remembered();
  restore({ columns: null, sort: null });
  expect(store.getState()).toEqual(usualLook);
});

test('a column that is dragged is kept once, where it comes to rest, and never the question', () => {
  const { store, keep, timePasses, waiting } = remembered();
  for (const width of [60, 70, 80])
    store.setState({ query: 'hemi', columns: [{ key: 'status', width, isHidden: false }] });
  expect(waiting.size).toBe(1);
  timePasses();
  const columns = [{ key: 'status', width: 80, isHidden: false }];
  expect(keep.mock.calls).toEqual([[{ columns, sort: usualLook.sort }]]);
  store.setState({ query: 'hemi t' });
  timePasses();
  expect(keep).toHaveBeenCalledTimes(1);
});

test('a window that goes keeps at once what was waiting, and that once', () => {
  const { store, keep, flush, timePasses } = remembered();
  store.setState({ sort: byExpiry });
  flush();
  timePasses();
  flush();
  expect(keep.mock.calls).toEqual([[{ columns: usualLook.columns, sort: byExpiry }]]);
});

test('what cannot be kept troubles nobody, and the next change is tried again', async () => {
  const { store, keep, flush } = remembered();
  keep.mockRejectedValueOnce(new Error('the disk is full'));
  store.setState({ sort: byExpiry });
  flush();
  store.setState({ sort: usualLook.sort });
  flush();
  await Promise.resolve();
  expect(keep).toHaveBeenCalledTimes(2);
});
