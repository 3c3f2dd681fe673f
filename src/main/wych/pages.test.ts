import { expect, it } from 'vitest';
import { FailureError, fail } from '../../shared/failure';
import { readList } from './pages';

const url = 'https://api.example.com/v4/consents';
const total = 250;
const size = 40;
const all = Array.from({ length: total }, (_, index) => ({ id: `c${index}` }));

type Served = { body: unknown; link?: string };
type Serve = (query: URLSearchParams) => Served;

/** Reads a list from a server that is a function. */
async function read(serve: Serve, mostPages?: number) {
  const asked: string[] = [];
  const ids: string[] = [];
  let failure: FailureError['failure'] | undefined;
  const list = readList({
    url,
    ask: async (address) => {
      asked.push(address.slice(url.length));
      const { body, link } = serve(new URL(address).searchParams);
      const headers = new Headers(link ? { link } : {});
      return { status: 200, headers, body: JSON.stringify(body), requestId: undefined, serverTime: null };
    },
    decode: (record) => record as { id: string },
    ...(mostPages && { mostPages }),
  });
  try {
    for await (const part of list) ids.push(...part.records.map(({ id }) => id));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    failure = error.failure;
  }
  return { asked, ids, failure };
}

const slice = (page: number) => all.slice(page * size, (page + 1) * size);
const from1 = (query: URLSearchParams) => Number(query.get('page') ?? 1);
const from0 = (query: URLSearchParams) => Number(query.get('page') ?? 0);
const hasMore = (page: number) => page * size < total;

const servers: Record<string, Serve> = {
  'page and total': (query) => ({ body: { data: slice(from1(query) - 1), page: from1(query), total } }),
  'page and total pages': (query) => ({
    body: { items: slice(from1(query) - 1), meta: { currentPage: from1(query), total_pages: 7 } },
  }),
  'pages counted from 0, as Spring does': (query) => ({
    body: { content: slice(from0(query)), number: from0(query), totalPages: 7, last: from0(query) === 6 },
  }),
  'hasMore alone, counted from 1': (query) => ({
    body: { results: slice(from1(query) - 1), hasMore: hasMore(from1(query)) },
  }),
  'hasMore alone, counted from 0': (query) => ({
    body: { results: slice(from0(query)), has_more: hasMore(from0(query) + 1) },
  }),
  'a bare list that says nothing, counted from 1': (query) => ({ body: slice(from1(query) - 1) }),
  'a bare list that says nothing, counted from 0': (query) => ({ body: slice(from0(query)) }),
  'everything at once, whatever the page': () => ({ body: all }),
  'offset and total': (query) => {
    const offset = Number(query.get('offset') ?? 0);
    return { body: { data: all.slice(offset, offset + size), paging: { offset, limit: size, total } } };
  },
  'links.next': (query) => ({
    body: {
      consents: slice(from1(query) - 1),
      links: { self: '/x', ...(hasMore(from1(query)) && { next: `${url}?page=${from1(query) + 1}` }) },
    },
  }),
  '_links.next.href, relative': (query) => ({
    body: {
      _embedded: { consents: slice(from1(query) - 1) },
      _links: { next: hasMore(from1(query)) ? { href: `?page=${from1(query) + 1}` } : null },
    },
  }),
  'OBIE, under Data with Links.Next': (query) => ({
    body: {
      Data: { Consent: slice(from1(query) - 1) },
      Links: { Self: '/x', ...(hasMore(from1(query)) && { Next: `/v4/consents?page=${from1(query) + 1}` }) },
      Meta: { TotalPages: 7 },
    },
  }),
  'a list of links': (query) => ({
    body: {
      data: slice(from1(query) - 1),
      links: [
        { rel: 'self', href: '/x' },
        ...(hasMore(from1(query)) ? [{ rel: 'next', href: `/v4/consents?page=${from1(query) + 1}` }] : []),
      ],
    },
  }),
  nextLink: (query) => ({
    body: {
      data: slice(from1(query) - 1),
      '@odata.nextLink': hasMore(from1(query)) ? `/v4/consents?page=${from1(query) + 1}` : undefined,
    },
  }),
  'a Link header among others': (query) => ({
    body: slice(from1(query) - 1),
    link: [
      `<${url}?page=1>; rel="first"`,
      ...(hasMore(from1(query))
        ? [`<${url}?page=${from1(query) + 1}>; title="a, b"; rel="alternate next"`]
        : []),
    ].join(', '),
  }),
  next_cursor: (query) => {
    const page = Number(query.get('cursor') ?? 0);
    return { body: { data: slice(page), next_cursor: hasMore(page + 1) ? String(page + 1) : '' } };
  },
  nextPageToken: (query) => {
    const page = Number(query.get('pageToken') ?? 0);
    return { body: { items: slice(page), ...(hasMore(page + 1) && { nextPageToken: String(page + 1) }) } };
  },
  'the cursor of this page beside that of the next': (query) => {
    const page = Number(query.get('cursor') ?? 0);
    return {
      body: {
        data: slice(page),
        cursor: String(page),
        next_cursor: hasMore(page + 1) ? String(page + 1) : null,
      },
    };
  },
  'endCursor with hasNextPage': (query) => {
    const page = Number(query.get('cursor') ?? 0);
    return {
      body: { data: slice(page), pageInfo: { endCursor: String(page + 1), hasNextPage: hasMore(page + 1) } },
    };
  },
  'a cursor over a page that a filter left empty': (query) => {
    const page = Number(query.get('cursor') ?? 0);
    const records = page === 3 ? [] : slice(page > 3 ? page - 1 : page);
    return { body: { data: records, next_cursor: page < 7 ? String(page + 1) : null } };
  },
};

it.each(Object.entries(servers))('reads a whole list by %s', async (_, serve) => {
  const { ids, failure, asked } = await read(serve);
  expect(failure).toBeUndefined();
  expect(ids).toEqual(all.map(({ id }) => id));
  expect(new Set(asked).size).toBe(asked.length);
});

it('asks no more than there is where the server tells', async () => {
  expect((await read(servers['page and total'] as Serve)).asked).toEqual([
    '?pageSize=1000',
    ...[2, 3, 4, 5, 6, 7].map((page) => `?pageSize=1000&page=${page}`),
  ]);
});

it('stops at the page budget of a list that never ends', async () => {
  let next = 0;
  const { failure, ids } = await read(
    () => ({ body: { data: [{ id: `n${next++}` }], nextCursor: `${next}` } }),
    25,
  );
  expect(failure).toMatchObject({ kind: 'contract', message: expect.stringContaining('does not end') });
  expect(ids).toHaveLength(25);
});

it('stops a list that brings the same records under new cursors', async () => {
  let next = 0;
  const { failure, asked } = await read(() => ({ body: { data: slice(0), nextCursor: `${next++}` } }));
  expect(failure).toMatchObject({ kind: 'contract', message: expect.stringContaining('repeats itself') });
  expect(asked).toHaveLength(2);
});

it('stops a cursor that leads nowhere new', async () => {
  const { failure, asked } = await read(() => ({ body: { data: [], nextCursor: 'again' } }));
  expect(failure).toMatchObject({ message: expect.stringContaining('repeats itself') });
  expect(asked).toHaveLength(2);
});

it.each([
  'https://evil.example.com/v4/consents?page=2',
  'http://api.example.com/v4/consents?page=2',
  '//evil.example.com/?page=2',
  'https://api.example.com@evil.example.com/?page=2',
  'https://user:pass@api.example.com/v4/consents?page=2',
  'https://api.example.com:8443/v4/consents?page=2',
  'javascript:alert(1)//?',
])('does not follow %s', async (next) => {
  const { failure, asked } = await read(() => ({ body: { data: slice(0), links: { next } } }));
  expect(failure).toMatchObject({ kind: 'foreign-endpoint' });
  expect(asked).toHaveLength(1);
});

it('takes a refusal of a guessed page for the end, and one of a page that was promised for a failure', async () => {
  const refuse = (query: URLSearchParams) => {
    if (query.has('page')) throw fail('not-found', 'No such page.', '', { status: 404 });
  };
  const silent = await read((query) => {
    refuse(query);
    return { body: slice(0) };
  });
  expect(silent).toMatchObject({ failure: undefined, asked: { length: 2 } });
  const promised = await read((query) => {
    refuse(query);
    return { body: { data: slice(0), page: 1, total } };
  });
  expect(promised.failure).toMatchObject({ kind: 'not-found' });
});

it('does without a page size where the server knows none', async () => {
  const strict: Serve = (query) => {
    if (query.has('pageSize')) throw fail('contract', 'Unknown parameter.', '', { status: 400 });
    return { body: { data: slice(from1(query) - 1), page: from1(query), total } };
  };
  const { ids, failure } = await read(strict);
  expect(failure).toBeUndefined();
  expect(ids).toHaveLength(total);
});

it('an empty list is a list', async () => {
  for (const body of [[], { data: [] }, { data: [], total: 0 }, { content: [], links: {} }]) {
    expect(await read(() => ({ body }))).toMatchObject({ ids: [], failure: undefined, asked: { length: 1 } });
  }
});
