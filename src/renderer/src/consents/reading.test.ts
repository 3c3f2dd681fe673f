import { expect, test, vi } from 'vitest';
import type { BrowseNews } from '../../../shared/consent-chunk';
import { fail } from '../../../shared/failure';
import { Reading } from './reading';

const news = (over: Partial<BrowseNews> = {}): BrowseNews => ({
  chunk: null,
  progress: [],
  done: false,
  ...over,
});

/** A main process that answers by hand, over a real channel. */
function setUp(sink: { took?: (told: BrowseNews) => void } = {}) {
  const { port1: main, port2 } = new MessageChannel();
  const wanted: number[] = [];
  main.onmessage = ({ data }) => wanted.push(data.want);
  const port = {
    browse: vi.fn(async () => ({ browseId: 'b-1' })),
    port: vi.fn(async () => port2),
    stop: vi.fn(async () => undefined),
  };
  const took = vi.fn(sink.took);
  const failed = vi.fn();
  const reading = new Reading(port, ['alpha'], { took, failed });
  const over = reading.run();
  const closed = new Promise((resolve) => main.addEventListener('close', resolve));
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  const sumWanted = () => wanted.reduce((sum, want) => sum + want, 0);
  return { main, port, reading, took, failed, over, closed, settle, sumWanted };
}

test('has two messages under way, and one more for each that it took', async () => {
  const { main, took, sumWanted } = setUp();
  await vi.waitFor(() => expect(sumWanted()).toBe(2));
  main.postMessage(news());
  await vi.waitFor(() => expect(took).toHaveBeenCalledTimes(1));
  await vi.waitFor(() => expect(sumWanted()).toBe(3));
  main.close();
});

test('ends with the last message and closes the port', async () => {
  const { main, took, failed, over, closed, sumWanted } = setUp();
  await vi.waitFor(() => expect(sumWanted()).toBe(2));
  main.postMessage(news());
  main.postMessage(news({ done: true }));
  await over;
  await closed;
  expect(took.mock.calls.map(([{ done }]) => done)).toEqual([false, true]);
  expect(failed).not.toHaveBeenCalled();
});

test('a port that main closes in the middle of it is a reading that broke off', async () => {
  const { main, failed, over, sumWanted } = setUp();
  await vi.waitFor(() => expect(sumWanted()).toBe(2));
  main.close();
  await over;
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ kind: 'cancelled', retryable: true }));
});

test('stopped, it takes nothing more, closes the port and tells main', async () => {
  const { main, port, reading, took, failed, over, closed, sumWanted } = setUp();
  await vi.waitFor(() => expect(sumWanted()).toBe(2));
  main.postMessage(news());
  reading.stop();
  await closed;
  await over;
  expect(port.stop).toHaveBeenCalledWith({ browseId: 'b-1' });
  expect([took.mock.calls, failed.mock.calls]).toEqual([[], []]);
});

test('stopped before main has named the browse, it is stopped when it has, and its port closed', async () => {
  const { port, reading, over, closed, sumWanted } = setUp();
  reading.stop();
  await over;
  await closed;
  expect(port.stop).toHaveBeenCalledWith({ browseId: 'b-1' });
  expect(sumWanted()).toBe(0);
});

test('stopped while its port is on the way, it closes it when it comes', async () => {
  const { port, reading, over, closed, took } = setUp();
  await vi.waitFor(() => expect(port.port).toHaveBeenCalled());
  reading.stop();
  await over;
  await closed;
  expect(took).not.toHaveBeenCalled();
});

test('a window that cannot take what came fails as a whole, and main is not left reading', async () => {
  const { main, failed, over, closed } = setUp({
    took: () => {
      throw fail('bug', 'Mistake.', 'Report it.');
    },
  });
  main.postMessage(news());
  await over;
  await closed;
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ kind: 'bug' }));
});

test('names its visit, and none where there is none', async () => {
  for (const visitId of ['v-1', null]) {
    const browse = vi.fn(async () => ({ browseId: 'b-1' }));
    const port = { browse, port: () => new Promise<never>(() => {}), stop: async () => undefined };
    void new Reading(port, ['alpha'], { took: () => {}, failed: () => {} }, undefined, visitId).run();
    expect(browse).toHaveBeenCalledWith({ realmIds: ['alpha'], ...(visitId && { visitId }) });
  }
});
