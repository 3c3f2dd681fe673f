import { expect, it } from 'vitest';
import type { BridgeHandlers } from '../../shared/bridge';
import { fail } from '../../shared/failure';
import { LastFailures } from './last-failures';

const notFound = fail('not-found', 'Gone.', 'Choose another.');

function watched(remove: () => unknown) {
  const failures = new LastFailures({ now: () => 1_000 });
  const bare = { views: { list: () => ['a view'], remove } } as unknown as BridgeHandlers;
  return { failures, handlers: failures.watching(bare) };
}

it('notes what is thrown and passes it on; what goes well passes unnoted', async () => {
  const { failures, handlers } = watched(() => Promise.reject(notFound));
  expect(await handlers.views.list(undefined)).toEqual(['a view']);
  await expect(handlers.views.remove({ viewId: 'v' })).rejects.toBe(notFound);
  expect(failures.list()).toEqual([{ at: 1_000, request: 'views.remove', failure: notFound.failure }]);
});

it('notes of an error that nobody foresaw that there was one, without its words', async () => {
  const { failures, handlers } = watched(() => {
    throw new Error('canary-4711');
  });
  await expect(handlers.views.remove({ viewId: 'v' })).rejects.toThrow('canary');
  expect(failures.list()[0]?.failure.kind).toBe('bug');
  expect(JSON.stringify(failures.list())).not.toContain('canary');
});

it('keeps the last fifty, newest first', async () => {
  let count = 0;
  const { failures, handlers } = watched(() => {
    throw fail('not-found', `Number ${++count}.`, 'Choose another.');
  });
  for (let times = 0; times < 60; times++)
    await expect(async () => handlers.views.remove({ viewId: 'v' })).rejects.toThrow();
  expect(failures.list().map(({ failure }) => failure.message)).toEqual(
    Array.from({ length: 50 }, (_, index) => `Number ${60 - index}.`),
  );
});
