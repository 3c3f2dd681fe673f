import { expect, it } from 'vitest';
import { FailureError } from '../../shared/failure';
import { readList } from './pages';

const url = 'https://api.example.com/v4/consents';

/** Reads a list of which some records have no id. */
async function read(serve: (query: URLSearchParams) => unknown) {
  const ids: string[] = [];
  const asked: string[] = [];
  let unreadable = 0;
  let failure: string | null = null;
  const list = readList({
    url,
    ask: async (address) => {
      asked.push(address.slice(url.length));
      const body = JSON.stringify(serve(new URL(address).searchParams));
      return { status: 200, headers: new Headers(), body, requestId: undefined, serverTime: null };
    },
    decode: (record) => ('id' in (record as object) ? (record as { id: string }) : null),
  });
  try {
    for await (const part of list) {
      ids.push(...part.records.map(({ id }) => id));
      unreadable += part.unreadable;
    }
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failure = error.failure.message;
  }
  return { ids, unreadable, failure, asked };
}

const good = (id: string) => ({ id });
const bad = { nope: 1 };

it('goes on behind a page of records that cannot be read', async () => {
  const pages = [[good('a')], [bad, bad], [good('b')]];
  const page = (query: URLSearchParams) => Number(query.get('page') ?? 1);
  const linked = await read((query) => ({
    data: pages[page(query) - 1],
    links: page(query) < 3 ? { next: `?page=${page(query) + 1}` } : {},
  }));
  expect(linked).toMatchObject({ ids: ['a', 'b'], unreadable: 2, failure: null });
  const silent = await read((query) => pages[page(query) - 1] ?? []);
  expect(silent).toMatchObject({ ids: ['a', 'b'], unreadable: 2, failure: null });
});

it('still knows a list that goes round, with what cannot be read in it', async () => {
  let next = 0;
  const { failure, asked } = await read(() => ({ data: [good('a'), bad], nextCursor: `${next++}` }));
  expect(failure).toMatch(/repeats itself/);
  expect(asked).toHaveLength(2);
});

it('does not guess on and on where nothing can be read', async () => {
  const { ids, failure, asked } = await read(() => [bad]);
  expect([ids, failure]).toEqual([[], null]);
  expect(asked.length).toBeLessThanOrEqual(3);
});
