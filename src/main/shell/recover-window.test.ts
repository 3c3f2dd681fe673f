import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Recoverable, recoverWindow } from './recover-window';

class FakeContents extends EventEmitter {
  loads = 0;
  gone = false;
  reload = () => {
    this.loads++;
    this.begin();
  };
  isDestroyed = () => this.gone;
  begin = () => this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
  /** The page is there, with its script or without. */
  load = () => this.emit('did-finish-load');
  fail = (code: number, isMainFrame = true) => this.emit('did-fail-load', {}, code, '', '', isMainFrame);
  die = (reason = 'crashed') => this.emit('render-process-gone', {}, { reason });
}

const givenUp = vi.fn();
let contents: FakeContents;
let heard: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  givenUp.mockClear();
  contents = new FakeContents();
  heard = recoverWindow(contents as unknown as Recoverable, { gaveUp: givenUp });
  contents.begin();
});
afterEach(() => void vi.useRealTimers());

const wait = () => vi.advanceTimersByTime(20_000);

test('a window that speaks is left alone, whether it spoke before or after it was loaded', () => {
  heard();
  contents.load();
  wait();
  contents.begin();
  contents.load();
  heard();
  wait();
  expect(contents.loads).toBe(0);
});

test('a page that says nothing is loaded again, and not while it still loads', () => {
  wait();
  expect(contents.loads).toBe(0);
  contents.load();
  wait();
  expect(contents.loads).toBe(1);
  heard();
  contents.load();
  wait();
  expect(contents.loads).toBe(1);
});

test('what the page before had said counts for nothing', () => {
  heard();
  contents.load();
  contents.begin();
  contents.load();
  wait();
  expect(contents.loads).toBe(1);
});

test('a page that cannot be read is asked for again; one given up for another, or a frame inside, is not', () => {
  contents.fail(-3);
  contents.fail(-6, false);
  wait();
  expect(contents.loads).toBe(0);
  contents.fail(-6);
  wait();
  expect(contents.loads).toBe(1);
});

test('a crash is loaded again at once, an orderly end is not', () => {
  contents.die('clean-exit');
  expect(contents.loads).toBe(0);
  contents.die();
  expect(contents.loads).toBe(1);
});

test('a window that keeps dying is left alone and told once; after a good while it has another chance', () => {
  for (let death = 0; death < 6; death++) contents.die();
  expect(contents.loads).toBe(3);
  expect(givenUp).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(61_000);
  contents.die();
  expect(contents.loads).toBe(4);
});

test('a window that was closed meanwhile is not touched', () => {
  contents.fail(-6);
  contents.gone = true;
  wait();
  expect(contents.loads).toBe(0);
});
