import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paced } from './pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('acts at once, then no more than once in the interval, and never forgets the last request', () => {
  const act = vi.fn();
  const { request } = paced(act);
  for (let i = 0; i < 5; i++) request(100);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('a flush acts at once and leaves nothing waiting', () => {
  const act = vi.fn();
  const { request, flush } = paced(act);
  request(100);
  request(100);
  flush();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('what may wait less does not wait for what may wait longer', () => {
  const act = vi.fn();
  const { request, flush } = paced(act);
  flush();
  request(1000);
  request(100);
  request(1000);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2000);
  expect(act).toHaveBeenCalledTimes(2);
});

test('what takes long has no more than a fifth of the time', () => {
  const act = vi.fn(() => vi.setSystemTime(Date.now() + 100));
  const { request, flush } = paced(act, Date.now);
  flush();
  request(0);
  vi.advanceTimersByTime(399);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
});
