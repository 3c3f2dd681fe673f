/** What is asked for before its reader comes for it: one page, and only when the server has said that there is one. */
import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import type { DoorAnswer } from './network-door';
import { readList } from './pages';

const url = 'https://api.example.com/v4/consents';
const ids = (from: number, count = 2) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${from + index}` }));

/** A list whose pages are answered by hand, in the order of the requests. */
function setUp(mostPages?: number) {
  const asked: string[] = [];
  const answers: ((body: unknown) => void)[] = [];
  const refusals: ((error: Error) => void)[] = [];
  const list = readList({
    url,
    ask: (address) => {
      asked.push(address.slice(url.length));
      return new Promise<DoorAnswer>((resolve, reject) => {
        refusals.push(reject);
        answers.push((body) =>
          resolve({
            status: 200,
            headers: new Headers(),
            body: JSON.stringify(body),
            requestId: undefined,
            serverTime: null,
          }),
        );
      });
    },
    decode: (record) => record as { id: string },
    ...(mostPages && { mostPages }),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  /** The reader takes one part, of the page that is answered with. */
  const take = async (body: unknown) => {
    const part = list.next();
    await settle();
    answers[asked.length - 1]?.(body);
    return part;
  };
  return { list, asked, answers, refusals, take, settle };
}

const certain = {
  'a link': { data: ids(0), links: { next: '/v4/consents?page=2' } },
  'a cursor': { data: ids(0), nextCursor: 'abc' },
  'a page number and a total': { data: ids(0), page: 1, total: 5 },
  'a page number and the number of pages': { data: ids(0), page: 1, totalPages: 2 },
  'an offset and hasMore': { data: ids(0), offset: 0, hasMore: true },
};
it.each(Object.entries(certain))(
  '%s: the next page is asked for while the reader has this one',
  async (_, body) => {
    const { asked, take } = setUp();
    await take(body);
    expect(asked).toHaveLength(2);
  },
);

const uncertain = {
  'a bare list': ids(0),
  'a list that says there is more, but not where': { data: ids(0), hasMore: true },
  'a page number without a total': { data: ids(0), page: 1 },
  'the last page': { data: ids(0), page: 1, totalPages: 1 },
  'the end, in so many words': { data: ids(0), nextCursor: 'abc', hasMore: false },
  'a total that this page may reach': { data: ids(0), page: 1, total: 2 },
  'another origin': { data: ids(0), links: { next: 'https://evil.example.com/?page=2' } },
  'an address that was asked': { data: ids(0), links: { next: `${url}?pageSize=1000` } },
};
it.each(Object.entries(uncertain))('%s: nothing is asked for ahead', async (_, body) => {
  const { asked, take } = setUp();
  await take(body);
  expect(asked).toHaveLength(1);
});

it('never more than one page, and each page once', async () => {
  const { list, asked, answers, settle } = setUp();
  const page = (number: number) => ({ data: ids(number * 2), page: number, total: 8 });
  const first = list.next();
  await settle();
  for (let number = 1; number <= 4; number++) answers[number - 1]?.(page(number));
  await first;
  answers[1]?.(page(2));
  await settle();
  // The second has come: the third is not asked for before somebody reads the second.
  expect(asked).toHaveLength(2);
  await list.next();
  answers[2]?.(page(3));
  await list.next();
  answers[3]?.(page(4));
  await list.next();
  expect(await list.next()).toMatchObject({ done: true });
  expect(asked).toEqual(['', '&page=2', '&page=3', '&page=4'].map((rest) => `?pageSize=1000${rest}`));
});

it('a list that sends the same page again costs no request more for it', async () => {
  const { list, asked, answers, take, settle } = setUp();
  const same = { data: ids(0), page: 1, total: 100 };
  await take(same);
  answers[1]?.({ ...same, page: 2 });
  await list.next();
  await expect(list.next()).rejects.toMatchObject({ failure: { kind: 'contract' } });
  await settle();
  expect(asked).toHaveLength(2);
});

describe('a page that was asked for ahead and fails', () => {
  it('is told to the reader when it comes for it, after what came before', async () => {
    const { list, asked, refusals, take, settle } = setUp();
    await take(certain['a cursor']);
    refusals[1]?.(fail('server-error', 'Broken.', 'Wait.'));
    await settle();
    await expect(list.next()).rejects.toMatchObject({ failure: { kind: 'server-error' } });
    expect(asked).toHaveLength(2);
  });

  it('is nobody’s failure when the reader has left', async () => {
    const { list, refusals, take, settle } = setUp();
    await take(certain['a cursor']);
    await list.return(undefined);
    refusals[1]?.(fail('cancelled', 'Stopped.', ''));
    // An unhandled rejection would fail this run.
    await settle();
  });
});

it('asks for nothing beyond the page budget', async () => {
  const { asked, take } = setUp(1);
  await take(certain['a cursor']);
  expect(asked).toHaveLength(1);
});
