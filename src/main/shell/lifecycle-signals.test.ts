import { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { endAtSignals, endingSignals } from './lifecycle-signals';

const end = vi.fn();
const endAtOnce = vi.fn();
let system: EventEmitter;
let time: number;

beforeEach(() => {
  vi.resetAllMocks();
  time = 70_000;
  system = new EventEmitter();
  endAtSignals({ process: system, now: () => time, end, endAtOnce });
});

test.each(endingSignals)('%s ends the app in good order', (signal) => {
  system.emit(signal);
  expect(end).toHaveBeenCalledOnce();
  expect(endAtOnce).not.toHaveBeenCalled();
});

test('a library that sends itself the signal again does not kill the app', () => {
  system.once('SIGTERM', () => system.emit('SIGTERM'));
  system.emit('SIGTERM');
  expect(system.listenerCount('SIGTERM')).toBe(1);
  time += 100;
  system.emit('SIGTERM');
  expect(end).toHaveBeenCalledOnce();
  expect(endAtOnce).not.toHaveBeenCalled();
});

test('another one later, of whatever kind, ends it at once', () => {
  system.emit('SIGTERM');
  time += 501;
  system.emit('SIGINT');
  expect(end).toHaveBeenCalledOnce();
  expect(endAtOnce).toHaveBeenCalledOnce();
});
