import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from './pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('acts at once, then no more than once in the interval, and never forgets the last request', () => {
  const act = vi.fn();
  const { request } = paced(act, 100);
  for (let i = 0; i < 5; i++) request();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('a flush acts at once and leaves nothing waiting', () => {
  const act = vi.fn();
  const { request, flush } = paced(act, 100);
  request();
  request();
  flush();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
});
