/** Realms of a simulator, added through the bridge where a story begins after that, and the consents that a story is about. */
import type { Page } from '@playwright/test';
import type { RealmDraftInput, RealmEntry } from '../../src/shared/realm';
import { type JsonObject, type RealmOptions, type Simulator, startSimulator } from '../../src/simulator';
import { test as base } from './fixtures';
import { rail } from './screens';

export { expect } from './fixtures';

/** `test` with a simulator of these realms. */
export const testWith = (...realms: RealmOptions[]) =>
  base.extend({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    simulator: async ({}, use) => {
      const simulator = await startSimulator({ realms });
      await use(simulator);
      await simulator.close();
    },
  });

/** What an operator calls the simulator's realms. Neither is the name that the login knows. */
export const sandbox = 'Kiwi Sandbox';
export const production = 'Kiwi Production';

/** A realm of the simulator as it is typed into the form. */
export function draftOf(simulator: Simulator, realmName: string): RealmDraftInput {
  const { clientId, clientSecret, apiKey, partnerId, appId } = simulator.realm(realmName).credentials;
  const isProduction = realmName === 'production';
  return {
    name: isProduction ? production : sandbox,
    environment: isProduction ? 'production' : 'sandbox',
    loginBaseUrl: simulator.loginBaseUrl,
    apiBaseUrl: simulator.apiBaseUrl,
    realmName,
    clientId,
    clientSecret,
    apiKey,
    partnerId,
    appId,
    accent: isProduction ? 'orange' : 'teal',
    routes: {},
  };
}

type Answer<T> = { ok: true; value: T } | { ok: false; failure: { kind: string; field?: string } };

/** Calls `window.wych` as any code in the window could. */
export const callBridge = <T>(page: Page, group: string, method: string, input?: unknown) =>
  page.evaluate(
    ([name, member, value]) => {
      const { wych } = globalThis as unknown as {
        wych: Record<string, Record<string, (input?: unknown) => Promise<unknown>>>;
      };
      return wych[name]?.[member]?.(value);
    },
    [group, method, input] as const,
  ) as Promise<Answer<T>>;

/** Adds the simulator's realms, all of them unless said, in their order. The first sandbox opens by itself. */
export async function addRealms(
  page: Page,
  simulator: Simulator,
  names = simulator.realms.map(({ name }) => name),
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const saved = await callBridge<RealmEntry>(page, 'realms', 'save', draftOf(simulator, name));
    if (!saved.ok) throw new Error(`the realm ${name} was not saved: ${saved.failure.kind}`);
    ids.push(saved.value.profile.id);
    await rail(page)
      .getByText(saved.value.profile.name, { exact: true })
      .waitFor()
      .catch(async (cause) => {
        throw new Error(`'${name}' is not in the rail. The window: ${await whatIsThere(page)}`, { cause });
      });
  }
  return ids;
}

/** For a failure that comes once in a few hundred starts: what the window shows, and which of its parts did not load. */
const whatIsThere = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const parts = performance.getEntriesByType('resource').map(({ name, duration }) => `${name} ${duration}`);
    return JSON.stringify({ text: document.body.innerText.slice(0, 400), parts });
  });

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

/** An active consent that stands out among the seeded ones. */
export const hemisConsent = {
  id: 'consent-of-hemi-0001',
  status: 'Authorised',
  created: days(-30),
  updated: days(-30),
  expires: days(200),
  recipient: { id: 'tuatara', name: 'Tuatara Budgeting' },
  user: { id: 'hemi-1', name: 'Hēmi Tāmihana', email: 'hemi@example.nz' },
  permissions: ['ReadBalances', 'ReadTransactionsBasic'],
} satisfies JsonObject;
