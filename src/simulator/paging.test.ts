import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fault,
  type PagingFault,
  type RealmOptions,
  type Simulator,
  sandboxRealm,
  startSimulator,
} from './index';
import { type Body, json, TestCaller } from './test-caller';

let simulator: Simulator;
let caller: TestCaller;
beforeAll(async () => {
  simulator = await startSimulator({ realms: [sandboxRealm({ consents: 53 })] });
  caller = await new TestCaller(simulator).login();
});
afterAll(() => simulator.close());

/** Sets the realm up, gives it back at the end. */
async function arranged<T>(settings: Partial<RealmOptions>, run: () => Promise<T>): Promise<T> {
  const before = { ...caller.realm.settings };
  Object.assign(caller.realm.settings, settings);
  return run().finally(() => Object.assign(caller.realm.settings, before));
}

interface Page {
  records: Body[];
  next: string | undefined;
}

async function readPage(path: string): Promise<Page> {
  const response = await caller.api(path);
  const body = await json(response);
  const { paging, listShape } = caller.realm.settings;
  const records: Body[] = listShape === 'array' ? body : body[listShape];
  const url = new URL(response.url);
  const page = Number(url.searchParams.get('page') ?? 1);
  const to = (name: string, value: unknown) => {
    url.searchParams.set(name, String(value));
    return url.href;
  };
  const next = {
    none: () => undefined,
    page: () => {
      const total = Number(body.total ?? response.headers.get('x-total-count'));
      return page * Number(url.searchParams.get('pageSize')) < total ? to('page', page + 1) : undefined;
    },
    links: () => body.links.next,
    'link-header': () => /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1],
    cursor: () => (body.nextCursor ? to('cursor', body.nextCursor) : undefined),
  }[paging]();
  return { records, next };
}

async function readAll(pageSize: number, most = 60): Promise<Page[]> {
  const pages: Page[] = [];
  for (let path: string | undefined = `/consents?pageSize=${pageSize}`; path && pages.length < most; ) {
    const page = await readPage(path);
    pages.push(page);
    path = page.next;
  }
  return pages;
}

const idsOf = (pages: Page[]) => pages.flatMap(({ records }) => records.map(({ id }) => id));

describe('paging', () => {
  it.each([
    ['none', 'array'],
    ['page', 'array'],
    ['link-header', 'array'],
    ['page', 'data'],
    ['links', 'consents'],
    ['link-header', 'items'],
    ['cursor', 'content'],
    ['links', 'results'],
  ] as const)('%s in %s leads to every consent once', async (paging, listShape) => {
    await arranged({ paging, listShape }, async () => {
      const sizes = fc.integer({ min: 7, max: 80 });
      const everything = caller.realm.consents.ids();
      await fc.assert(
        fc.asyncProperty(sizes, async (size) => {
          expect(idsOf(await readAll(size))).toEqual(everything);
        }),
        { numRuns: 3 },
      );
    });
  });

  it('cuts a page to the largest size, and has a size when none is asked for', async () => {
    await arranged({ maxPageSize: 20, defaultPageSize: 7 }, async () => {
      expect((await json(await caller.api('/consents?pageSize=5000'))).data).toHaveLength(20);
      expect((await json(await caller.api('/consents'))).data).toHaveLength(7);
      expect((await json(await caller.api('/consents?page=99'))).data).toEqual([]);
    });
  });

  it.each(['page=0', 'page=x', 'pageSize=-1', 'page=1.5'])('refuses %s', async (query) => {
    expect((await caller.api(`/consents?${query}`)).status).toBe(400);
  });

  it('refuses a cursor of somebody else', async () => {
    await arranged({ paging: 'cursor' }, async () => {
      expect((await caller.api('/consents?cursor=abc')).status).toBe(400);
    });
  });

  it('will not be a bare array that has to hold a link', async () => {
    await expect(
      startSimulator({ realms: [sandboxRealm({ paging: 'links', listShape: 'array' })] }),
    ).rejects.toThrow(RangeError);
  });

  describe.each(['page', 'links', 'link-header', 'cursor'] as const)('gone wrong, by %s', (paging) => {
    const gone = (how: PagingFault, size = 20, most = 12) =>
      arranged({ paging }, async () => {
        const disarm = simulator.faults.add({ match: { endpoint: 'list' }, fault: fault.paging(how) });
        return readAll(size, most).finally(disarm);
      });

    it('never ends, beginning again after the last page', async () => {
      const pages = await gone('never-ending');
      expect(pages).toHaveLength(12);
      expect(new Set(pages.map(({ next }) => next)).size).toBe(12);
      expect(pages[3]?.records).toEqual(pages[0]?.records);
    });

    it('gives the first page for ever', async () => {
      const pages = await gone('same-page');
      expect(pages).toHaveLength(12);
      for (const { records } of pages) expect(records).toEqual(pages[0]?.records);
    });

    it('overlaps', async () => {
      const ids = idsOf(await gone('overlapping'));
      expect(ids.length).toBeGreaterThan(new Set(ids).size);
    });
  });

  it.each(['links', 'link-header'] as const)('links to the page itself, by %s', async (paging) => {
    await arranged({ paging }, async () => {
      const disarm = simulator.faults.add({ fault: fault.paging('same-link') });
      const pages = await readAll(20, 3).finally(disarm);
      expect(new Set(pages.map(({ next }) => next)).size).toBe(1);
    });
  });

  it.each(['links', 'link-header'] as const)('links to another origin, by %s', async (paging) => {
    await arranged({ paging }, async () => {
      const disarm = simulator.faults.add({ fault: fault.paging({ nextOrigin: 'https://evil.example' }) });
      const [page] = await readAll(20, 1).finally(disarm);
      expect(page?.next).toMatch(/^https:\/\/evil\.example\/v4\/consents\?/);
    });
  });
});
