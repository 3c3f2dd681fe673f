import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActivityNews } from '../../../shared/activity';
import type { BridgeClient } from '../../../shared/bridge';
import { fail } from '../../../shared/failure';
import { pageSize } from './call-pages';
import { call, FakeTimeline, settled } from './testing';
import { createTimelineStore } from './timeline-store';

let main: FakeTimeline;
let store: ReturnType<typeof createTimelineStore>;
let listeners: Set<(news: ActivityNews) => void>;

beforeEach(() => {
  main = new FakeTimeline();
  listeners = new Set();
  const on = ((_: string, listener: (news: ActivityNews) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }) as BridgeClient['on'];
  store = createTimelineStore({ activity: main, on });
});

const state = () => store.getState();
const shown = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, place) => state().at(from + place)?.seq);
const tell = async () => {
  for (const listener of listeners) listener(main.news);
  await settled();
};
const watch = async () => {
  const unwatch = state().watch();
  await settled();
  return unwatch;
};

describe('the timeline while it is live', () => {
  it('shows the newest first, and those that come in', async () => {
    main.add(3);
    await watch();
    expect(shown(0, 2)).toEqual([3, 2, 1]);
    main.add(2);
    await tell();
    expect(shown(0, 4)).toEqual([5, 4, 3, 2, 1]);
    expect(state()).toMatchObject({ asOf: 5, matched: 5, newCalls: 0, isLive: true });
  });

  it('tells of a call under way when it has its answer', async () => {
    main.calls = [call(1, { state: 'under-way', status: null })];
    await watch();
    expect(state().at(0)?.state).toBe('under-way');
    main.calls = [call(1)];
    await tell();
    expect(state().at(0)?.status).toBe(200);
  });

  it('asks for nothing once nobody looks, and keeps nothing', async () => {
    main.add(3);
    const unwatch = await watch();
    unwatch();
    const asked = main.asked.length;
    main.add(1);
    await tell();
    expect(main.asked).toHaveLength(asked);
    expect(state().at(0)).toBeUndefined();
    expect(state().asOf).toBeNull();
  });
});

describe('the timeline while it is read', () => {
  it('keeps every row where it is, and counts what is new', async () => {
    main.add(300);
    await watch();
    state().need(150, 160);
    await settled();
    state().hold();
    main.add(37);
    await tell();
    expect(state().newCalls).toBe(37);
    state().need(230, 235);
    await settled();
    expect(shown(150, 152)).toEqual([150, 149, 148]);
    expect(shown(230, 232)).toEqual([70, 69, 68]);
    expect(state().matched).toBe(300);
  });

  it('drops an answer that would move the rows', async () => {
    main.add(3);
    await watch();
    main.add(5);
    for (const listener of listeners) listener(main.news);
    state().hold();
    await settled();
    expect(state().asOf).toBe(3);
    expect(shown(0, 2)).toEqual([3, 2, 1]);
  });

  it('renews a call under way in its place', async () => {
    main.calls = [call(1), call(2, { state: 'under-way', status: null })];
    await watch();
    state().hold();
    main.calls = [call(1), call(2, { status: 503, state: 'refused' }), call(3)];
    await tell();
    expect(shown(0, 1)).toEqual([2, 1]);
    expect(state().at(0)?.status).toBe(503);
  });

  it('asks nothing of main when nothing in sight can have changed', async () => {
    main.add(3);
    await watch();
    state().hold();
    const asked = main.asked.length;
    main.add(1);
    await tell();
    expect(main.asked).toHaveLength(asked);
  });

  it('counts what is new under a filter by the filter, also when the oldest are let go meanwhile', async () => {
    main.add(4, { state: 'refused', status: 404 });
    main.add(4);
    await watch();
    state().setFilter({ states: ['refused'] });
    await settled();
    state().hold();
    main.calls = main.calls.slice(2);
    main.dropped = 2;
    main.add(3, { state: 'refused', status: 404 });
    main.add(9);
    await tell();
    expect(state().newCalls).toBe(3);
  });

  it('goes on live from the newest when asked', async () => {
    main.add(3);
    await watch();
    state().hold();
    main.add(2);
    await tell();
    state().follow();
    await settled();
    expect(state()).toMatchObject({ isLive: true, asOf: 5, newCalls: 0 });
    expect(shown(0, 1)).toEqual([5, 4]);
  });
});

describe('what main is asked', () => {
  it('is where a fast scroll ends, and not each page on its way', async () => {
    main.add(5_000);
    await watch();
    const before = main.asked.length;
    for (let row = 0; row < 4_900; row += 50) state().need(row, row + 30);
    await settled();
    expect(main.asked.length - before).toBeLessThan(4);
    expect(shown(4_880, 4_881)).toEqual([120, 119]);
  });

  it('is never more than a slice, and always of the moment that is shown', async () => {
    main.add(450);
    await watch();
    state().need(95, 230);
    await settled();
    expect(main.asked.map(({ asOf, from, limit }) => [asOf, from, limit])).toEqual([
      [null, 0, pageSize],
      [450, 100, pageSize],
      [450, 200, pageSize],
    ]);
  });

  it('is not answered by what was asked under the filter before', async () => {
    main.add(2);
    main.add(1, { state: 'failed', status: null, failure: 'timeout' });
    state().watch();
    state().setFilter({ states: ['failed'] });
    await settled();
    expect(state()).toMatchObject({ matched: 1, total: 3 });
    expect(shown(0, 1)).toEqual([3, undefined]);
  });
});

describe('when main cannot answer', () => {
  it('says why, and tries again when asked', async () => {
    main.add(2);
    const read = vi.spyOn(main, 'read').mockRejectedValueOnce(fail('bug', 'It broke.', 'Try again.'));
    await watch();
    expect(state().failure?.message).toBe('It broke.');
    read.mockRestore();
    state().retry();
    await settled();
    expect(state().failure).toBeNull();
    expect(shown(0, 1)).toEqual([2, 1]);
  });

  it('has forgotten everything once it is cleared', async () => {
    main.add(2);
    await watch();
    await state().clear();
    await settled();
    expect(state()).toMatchObject({ matched: 0, total: 0 });
    expect(state().at(0)).toBeUndefined();
  });
});
