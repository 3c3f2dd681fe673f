/** Browsing over real HTTP: what the operator sees of two realms, one of which fails. */
import { afterEach, expect, it } from 'vitest';
import { fault, productionRealm, type RealmOptions, sandboxRealm } from '../../simulator/index';
import { type BrowsingOverHttp, startBrowsing } from './browse-http-testing';

let started: BrowsingOverHttp | undefined;
afterEach(() => started?.simulator.close());

async function start(...realms: RealmOptions[]) {
  started = await startBrowsing(fetch, ...realms);
  return started;
}

it('streams two realms, and one that fails leaves the other whole', async () => {
  const { browse, simulator } = await start(
    sandboxRealm({ recordShape: 'mixed' }),
    productionRealm({ paging: 'links', maxPageSize: 100 }),
  );
  simulator.faults.add({
    match: { realm: 'production', endpoint: 'list', nth: 2, times: 9 },
    fault: fault.html(502),
  });
  const pulls = await browse('sandbox', 'production').port.pullAll();
  const ids = pulls.flatMap(({ consents }) => consents.filter(({ realmId }) => realmId === 'sandbox'));
  expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(simulator.realm('sandbox').consents.ids()));
  expect(pulls.at(-1)?.progress).toMatchObject([
    { realmId: 'sandbox', state: 'complete', received: 600, total: 600, unreadable: 0 },
    { realmId: 'production', state: 'failed', received: 100, failure: { kind: 'server-error' } },
  ]);
});

it('shows the first of 100,000 consents after the first page, and asks only a little ahead', async () => {
  const { browser, browse, simulator } = await start(sandboxRealm({ consents: 100_000 }));
  const { id, port } = browse('sandbox');
  const pulls = await port.pullUntil(({ consents }) => consents.length > 0);
  expect(pulls.at(-1)?.progress[0]).toMatchObject({ state: 'loading', total: 100_000 });
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(3);
  browser.stop(id);
  const rest = await port.pullAll();
  expect(rest.at(-1)?.progress[0]).toMatchObject({ state: 'stopped' });
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(6);
});

it('stops asking when the page that held the port is reloaded', async () => {
  const { browse, simulator } = await start(sandboxRealm({ consents: 100_000 }));
  const { port } = browse('sandbox');
  await port.pullUntil(({ consents }) => consents.length > 0);
  port.leave();
  const asked = () => simulator.journal.count({ endpoint: 'list' });
  const then = asked();
  // Time enough for several pages.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked()).toBeLessThanOrEqual(then + 1);
});
