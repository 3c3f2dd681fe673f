import { expect, test } from 'vitest';
import { Batches } from './batches';

/** Batches whose work ends when the test says. */
function held() {
  const batches: Array<{ items: readonly number[]; done: (error?: Error) => void }> = [];
  const work = new Batches<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        batches.push({
          items,
          done: (error) => (error ? reject(error) : resolve(items.map((item) => `did ${item}`))),
        });
      }),
  );
  return { work, batches };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('who asks in the same turn shares a batch; who asks meanwhile shares the next', async () => {
  const { work, batches } = held();
  const first = [work.add(1), work.add(2)];
  await turn();
  expect(batches.map(({ items }) => items)).toEqual([[1, 2]]);
  const second = [work.add(3), work.add(4)];
  await turn();
  expect(batches).toHaveLength(1);
  batches[0]?.done();
  expect(await Promise.all(first)).toEqual(['did 1', 'did 2']);
  await turn();
  expect(batches[1]?.items).toEqual([3, 4]);
  batches[1]?.done();
  expect(await Promise.all(second)).toEqual(['did 3', 'did 4']);
});

test('a batch that fails fails for all of it, and the next is its own affair', async () => {
  const { work, batches } = held();
  const first = Promise.allSettled([work.add(1), work.add(2)]);
  await turn();
  const second = work.add(3);
  batches[0]?.done(new Error('no'));
  expect(await first).toMatchObject([
    { status: 'rejected', reason: { message: 'no' } },
    { status: 'rejected', reason: { message: 'no' } },
  ]);
  await turn();
  batches[1]?.done();
  expect(await second).toBe('did 3');
});

test('idle is when nothing is under way, and work begins again after it', async () => {
  const { work, batches } = held();
  await work.idle();
  void work.add(1);
  let isIdle = false;
  const idle = work.idle().then(() => {
    isIdle = true;
  });
  await turn();
  void work.add(2);
  batches[0]?.done();
  await turn();
  expect(isIdle).toBe(false);
  batches[1]?.done();
  await idle;
  const again = work.add(3);
  await turn();
  batches[2]?.done();
  expect(await again).toBe('did 3');
});

test('who asks from within an answer is not forgotten', async () => {
  const { work, batches } = held();
  const chained = work.add(1).then(() => work.add(2));
  await turn();
  batches[0]?.done();
  await turn();
  batches[1]?.done();
  expect(await chained).toBe('did 2');
});
