import { expect, test, vi } from 'vitest';
import type { BrowseNews } from '../../../shared/consent-chunk';
import type { ConsentStatus } from '../../../shared/consent-status';
import { fail } from '../../../shared/failure';
import { HeadStart } from './head-start';
import type { ReadingSink } from './reading';

const news = (received: number, over: Partial<BrowseNews> = {}): BrowseNews => ({
  chunk: null,
  progress: [{ realmId: 'alpha', state: 'loading', received, total: 9, unreadable: 0, repeated: 0 }],
  done: false,
  ...over,
});

/** Readings that are told by hand; the first is number 0. */
function setUp() {
  const readings: {
    realmIds: readonly string[];
    first: readonly ConsentStatus[] | undefined;
    sink: ReadingSink;
    stop: () => void;
  }[] = [];
  const took = vi.fn();
  const headStart = new HeadStart((realmIds, sink, first) => {
    const stop = vi.fn();
    readings.push({ realmIds, sink, first, stop });
    return { realmIds, run: () => new Promise(() => {}), stop };
  }, took);
  const reading = (number: number) => readings[number] as (typeof readings)[0];
  return { headStart, readings, reading, took };
}

test('reads nothing as long as nothing is asked for, or no list is read', () => {
  const { headStart, readings } = setUp();
  headStart.begin(['alpha']);
  headStart.want(['pending'], []);
  headStart.begin([]);
  expect(readings).toEqual([]);
  headStart.begin(['alpha']);
  expect(readings).toMatchObject([{ realmIds: ['alpha'], first: ['pending'] }]);
});

test('begins anew when something else is asked for, and not when it is the same', () => {
  const { headStart, readings, reading, took } = setUp();
  headStart.want(['pending'], ['alpha', 'beta']);
  headStart.want(['pending'], ['alpha', 'beta']);
  expect(readings).toHaveLength(1);
  headStart.want(['active'], ['beta']);
  expect(readings).toMatchObject([{ first: ['pending'] }, { realmIds: ['beta'], first: ['active'] }]);
  expect(reading(0).stop).toHaveBeenCalledTimes(1);
  reading(0).sink.took(news(3));
  expect(took, 'what the one before still brings').not.toHaveBeenCalled();
  headStart.want([], ['beta']);
  expect(reading(1).stop).toHaveBeenCalledTimes(1);
  expect(readings).toHaveLength(2);
});

test('tells how far it has come, from its first consent to its last', () => {
  const { headStart, reading, took } = setUp();
  headStart.want(['pending'], ['alpha']);
  reading(0).sink.took(news(0));
  expect(headStart.progress).toBeNull();
  reading(0).sink.took(news(3));
  expect(headStart.progress).toEqual({ statuses: ['pending'], progress: news(3).progress });
  reading(0).sink.took(news(9, { done: true }));
  expect(headStart.progress).toBeNull();
  expect(took).toHaveBeenCalledTimes(3);
});

test('one that breaks off is over, and can begin again', () => {
  const { headStart, reading, readings } = setUp();
  headStart.want(['pending'], ['alpha']);
  reading(0).sink.took(news(3));
  reading(0).sink.failed(fail('bug', 'Mistake.', 'Report it.').failure);
  expect(headStart.progress).toBeNull();
  headStart.begin(['alpha']);
  reading(0).sink.failed(fail('bug', 'Mistake.', 'Report it.').failure);
  expect(readings).toHaveLength(2);
  expect(reading(1).stop).not.toHaveBeenCalled();
});
