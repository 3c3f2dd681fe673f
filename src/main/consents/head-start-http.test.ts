/** A head start beside the whole list, over real HTTP: whatever the server does with the filter, only the order of arrival is changed. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { consentStatuses } from '../../shared/consent';
import { productionRealm, sandboxRealm } from '../../simulator/index';
import type { Fetch } from '../wych/network-door-ports';
import { type BrowsingOverHttp, startBrowsing } from './browse-http-testing';
import type { Pull } from './browse-testing';

let started: BrowsingOverHttp | undefined;
afterEach(() => started?.simulator.close());

const idsOf = (pulls: readonly Pull[]) => pulls.flatMap(({ consents }) => consents.map(({ id }) => id));

it('the wanted few of a long list are there before its second page is', async () => {
  started = await startBrowsing(fetch, sandboxRealm({ consents: 20_000, mix: { Active: 99, Pending: 1 } }));
  const { browse, browseFirst, browser, simulator } = started;
  const head = browseFirst(['pending'], 'sandbox');
  const whole = browse('sandbox');
  await whole.port.pullUntil(({ consents }) => consents.length > 0);
  const pending = await head.port.pullAll();
  expect(idsOf(pending)).toEqual(simulator.realm('sandbox').consents.ids({ statuses: ['Pending'] }));
  expect(pending.at(-1)?.progress).toMatchObject([{ state: 'complete', total: idsOf(pending).length }]);
  expect(simulator.journal.entries({ endpoint: 'list' })[0]?.query, 'asked first of all').toContain(
    'status=',
  );
  browser.stop(whole.id);
  expect((await whole.port.pullAll()).at(-1)?.progress).toMatchObject([{ state: 'stopped' }]);
});

it('stopped, it asks for no more, and the whole list goes on', async () => {
  started = await startBrowsing(fetch, sandboxRealm({ consents: 20_000, mix: { Active: 1 } }));
  const { browse, browseFirst, browser, simulator } = started;
  const head = browseFirst(['active'], 'sandbox');
  await head.port.pullUntil(({ consents }) => consents.length > 0);
  browser.stop(head.id);
  expect((await head.port.pullAll()).at(-1)?.progress).toMatchObject([{ state: 'stopped' }]);
  const pulls = await browse('sandbox').port.pullAll();
  expect(idsOf(pulls)).toEqual(simulator.realm('sandbox').consents.ids());
  const filtered = simulator.journal
    .entries({ endpoint: 'list' })
    .filter(({ query }) => /status=/.test(query));
  expect(filtered.length).toBeLessThanOrEqual(6);
});

it('a realm that refuses keeps no other waiting', async () => {
  started = await startBrowsing(fetch, sandboxRealm({ statusFilter: 'refused' }), productionRealm());
  const { browseFirst, simulator } = started;
  const pulls = await browseFirst(['pending'], 'sandbox', 'production').port.pullAll();
  expect(idsOf(pulls)).toEqual(simulator.realm('production').consents.ids({ statuses: ['Pending'] }));
  expect(pulls.at(-1)?.progress).toMatchObject([{ state: 'complete', received: 0 }, { state: 'complete' }]);
});

describe('the whole list', () => {
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
  const total = 120;
  /** What may come of a question for one status. */
  const filters: Record<string, (url: URL, ask: () => Promise<Response>) => Response | Promise<Response>> = {
    'as the simulator does': (_, ask) => ask(),
    'none of that status': () => answer(200, { data: [], total: 0 }),
    'the same page for ever': (url) =>
      answer(200, { data: [{ id: 'p1', status: url.searchParams.get('status') }], hasMore: true }),
    'consents that the list does not have': () => answer(200, [{ id: 'elsewhere', status: 'Pending' }]),
    'other statuses, and no end': (url) =>
      answer(200, { data: [{ id: `p${url}`, status: 'Frobnicated' }], hasMore: true }),
    'a crash': () => answer(500, { message: 'Oops' }),
    'not found': () => answer(404, { message: 'Not Found' }),
    'a word that it does not know': () => answer(422, { message: 'Unknown status' }),
    'a web page': () => new Response('<html>Sign in</html>', { headers: { 'content-type': 'text/html' } }),
    'half an answer': () => new Response('{"data":[{"id":"p1"'),
    'another address': () => answer(200, { data: [], links: { next: 'https://elsewhere.example/c' } }),
  };

  it('is the same whatever is asked for beside it, and whatever comes of that', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(filters)),
        fc.constantFrom('honoured' as const, 'ignored' as const, 'refused' as const),
        fc.uniqueArray(fc.constantFrom(...consentStatuses), { minLength: 1 }),
        async (filter, statusFilter, statuses) => {
          const server: Fetch = async (url, init) => {
            const ask = () => fetch(url, init);
            const asked = new URL(url);
            return asked.searchParams.has('status') ? filter(asked, ask) : ask();
          };
          const realm = sandboxRealm({ consents: total, maxPageSize: 40, statusFilter });
          const { browse, browseFirst, simulator } = await startBrowsing(server, realm);
          // The second time its words, and what it does with them, are known.
          for (let time = 0; time < 2; time++) {
            const head = browseFirst(statuses, 'sandbox').port.pullAll();
            const whole = await browse('sandbox').port.pullAll();
            await head;
            expect(idsOf(whole)).toEqual(simulator.realm('sandbox').consents.ids());
            expect(whole.at(-1)?.progress).toMatchObject([
              { state: 'complete', received: total, total, unreadable: 0, repeated: 0 },
            ]);
          }
          await simulator.close();
        },
      ),
      { numRuns: 15 },
    );
  });
});
