/** Browsing over real HTTP: what the operator sees of two realms, one of which fails. */
import { afterEach, expect, it } from 'vitest';
import type { BrowsePull } from '../../shared/browsing';
import { fault, productionRealm, type RealmOptions, sandboxRealm } from '../../simulator/index';
import { startTestClient, type TestClient } from '../wych/wych-client-testing';
import { ConsentBrowser } from './consent-browser';

let started: TestClient | undefined;
afterEach(() => started?.simulator.close());

async function start(...realms: RealmOptions[]) {
  started = await startTestClient({ fetch, realms });
  const { client, profile, simulator } = started;
  const realmsByName = new Map(simulator.realms.map(({ name }, index) => [name, profile(index)]));
  const get = (realmId: string) => realmsByName.get(realmId) ?? profile();
  return { browser: new ConsentBrowser({ source: client, realms: { get } }), simulator };
}

async function pullUntil(browser: ConsentBrowser, id: string, enough: (pull: BrowsePull) => boolean) {
  const pulls: BrowsePull[] = [];
  do pulls.push(await browser.pull(id));
  while (!pulls.at(-1)?.done && !enough(pulls.at(-1) as BrowsePull));
  return pulls;
}

it('streams two realms, and one that fails leaves the other whole', async () => {
  const { browser, simulator } = await start(
    sandboxRealm({ recordShape: 'mixed' }),
    productionRealm({ paging: 'links' }),
  );
  simulator.faults.add({
    match: { realm: 'production', endpoint: 'list', nth: 2, times: 9 },
    fault: fault.html(502),
  });
  const pulls = await pullUntil(browser, browser.browse(['sandbox', 'production']), () => false);
  const ids = pulls.flatMap(({ consents }) => consents.filter(({ realmId }) => realmId === 'sandbox'));
  expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(simulator.realm('sandbox').consents.ids()));
  expect(pulls.at(-1)?.progress).toMatchObject([
    { realmId: 'sandbox', state: 'complete', received: 600, total: 600, unreadable: 0 },
    { realmId: 'production', state: 'failed', failure: { kind: 'server-error' } },
  ]);
});

it('shows the first of 100,000 consents after the first page, and asks only a little ahead', async () => {
  const { browser, simulator } = await start(sandboxRealm({ consents: 100_000 }));
  const id = browser.browse(['sandbox']);
  const pulls = await pullUntil(browser, id, ({ consents }) => consents.length > 0);
  expect(pulls.at(-1)?.progress[0]).toMatchObject({ state: 'loading', total: 100_000 });
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(2);
  browser.stop(id);
  const rest = await pullUntil(browser, id, () => false);
  expect(rest.at(-1)?.progress[0]).toMatchObject({ state: 'stopped' });
  expect(simulator.journal.count({ endpoint: 'list' })).toBeLessThanOrEqual(9);
});
