/** A browser on a simulator of its own, over real HTTP, for tests of this folder. */
import type { ConsentStatus } from '../../shared/consent';
import type { RealmOptions, Simulator } from '../../simulator/index';
import { TestVisits } from '../customers/for-tests';
import type { Fetch } from '../wych/network-door-ports';
import { startTestClient } from '../wych/wych-client-testing';
import { type TestPort, TestWindow } from './browse-testing';
import { ConsentBrowser } from './consent-browser';

export interface BrowsingOverHttp {
  browser: ConsentBrowser;
  browse(...realmIds: string[]): { id: string; port: TestPort };
  browseFirst(statuses: readonly ConsentStatus[], ...realmIds: string[]): { id: string; port: TestPort };
  simulator: Simulator;
}

/** @param fetch from the test: only the network door has one of its own */
export async function startBrowsing(fetch: Fetch, ...realms: RealmOptions[]): Promise<BrowsingOverHttp> {
  const { client, profile, simulator } = await startTestClient({ fetch, realms });
  const byName = new Map(simulator.realms.map(({ name }, index) => [name, profile(index)]));
  const get = (realmId: string) => byName.get(realmId) ?? profile();
  const window = new TestWindow();
  const browser = new ConsentBrowser({
    source: client,
    realms: { get },
    visits: new TestVisits(),
    handOver: window.handOver,
  });
  const browseFirst = (statuses: readonly ConsentStatus[], ...realmIds: string[]) => {
    const id = browser.browse(realmIds, statuses);
    return { id, port: window.port(id) };
  };
  const browse = (...realmIds: string[]) => browseFirst([], ...realmIds);
  return { browser, browse, browseFirst, simulator };
}
