import { expect, it, vi } from 'vitest';
import { createHandOver } from './ports';

vi.mock('electron', () => ({
  MessageChannelMain: class {
    readonly port1 = 'ours';
    readonly port2 = 'the window’s';
  },
}));

const windowWith = (isDestroyed: boolean) => ({ postMessage: vi.fn(), isDestroyed: () => isDestroyed });

it('hands the window of the moment its end of a new port, with the name of the browse', () => {
  const [first, second] = [windowWith(false), windowWith(false)];
  let current = first;
  const handOver = createHandOver(() => current);
  expect(handOver('b-1')).toBe('ours');
  current = second;
  handOver('b-2');
  expect(first.postMessage.mock.calls).toEqual([['wych-port:browse', 'b-1', ['the window’s']]]);
  expect(second.postMessage.mock.calls).toEqual([['wych-port:browse', 'b-2', ['the window’s']]]);
});

it.each([
  ['no window', undefined],
  ['a window that is gone', windowWith(true)],
])('with %s nothing is begun', (_, window) => {
  const browse = () => createHandOver(() => window)('b-1');
  expect(browse).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'cancelled' }) }),
  );
});
