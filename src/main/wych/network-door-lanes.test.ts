import { expect, it } from 'vitest';
import { spreadReads, WriteLanes } from './network-door-lanes';
import type { Fetch } from './network-door-ports';

const lane =
  (name: string): Fetch =>
  async () =>
    new Response(name);
const nameOf = async (fetch: Fetch) => (await fetch('', { cache: 'no-store' })).text();

it('gives each exchange a lane for itself, and who waits his turn', async () => {
  const lanes = new WriteLanes([lane('a'), lane('b')]);
  let busy = 0;
  let most = 0;
  const used: string[] = [];
  const exchange = async (fetch: Fetch) => {
    most = Math.max(most, ++busy);
    used.push(await nameOf(fetch));
    busy--;
  };
  await Promise.all(Array.from({ length: 20 }, () => lanes.run(exchange)));
  expect(most).toBe(2);
  expect(used).toHaveLength(20);
});

it('frees the lane of an exchange that failed', async () => {
  const lanes = new WriteLanes([lane('a')]);
  await expect(lanes.run(() => Promise.reject(new Error('dropped')))).rejects.toThrow('dropped');
  await expect(lanes.run(nameOf)).resolves.toBe('a');
});

it('lets one who waits give up without losing a lane', async () => {
  const lanes = new WriteLanes([lane('a')]);
  let finish = () => {};
  const first = lanes.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const stop = new AbortController();
  const second = lanes.run(() => expect.fail('it gave up'), stop.signal);
  const third = lanes.run(nameOf);
  stop.abort(new Error('enough'));
  await expect(second).rejects.toThrow('enough');
  finish();
  await first;
  await expect(third).resolves.toBe('a');
});

it('spreads reads over as many lanes as they need, and keeps to the first while it can', async () => {
  const used: string[] = [];
  const pending: Array<(response: Response) => void> = [];
  const slow =
    (name: string): Fetch =>
    () => {
      used.push(name);
      return new Promise((resolve) => pending.push(resolve));
    };
  const read = spreadReads([slow('a'), slow('b')]);
  const answer = () => pending.shift()?.(new Response());
  const reads = Array.from({ length: 14 }, () => read('', { cache: 'no-store' }));
  expect(used.join('')).toBe('aaaaaabbbbbbab');
  answer();
  await reads[0];
  void read('', { cache: 'no-store' });
  expect(used.at(-1)).toBe('a');
  while (pending.length > 0) answer();
  await Promise.all(reads);
  void read('', { cache: 'no-store' });
  expect(used.at(-1)).toBe('a');
});

it('has room again after a read that failed', async () => {
  let reads = 0;
  const read = spreadReads([async () => Promise.reject(new Error(`dropped ${++reads}`)), lane('b')]);
  for (let nth = 1; nth <= 7; nth++)
    await expect(read('', { cache: 'no-store' })).rejects.toThrow(`dropped ${nth}`);
});
