/**
 * What the stories of proxies share: realms with names that only the proxy knows, and a certificate that only the bank's own root vouches for. The
 * proxy is a real one, on loopback.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { AuditPage, AuditQuery } from '../../src/shared/audit';
import type { NetworkState } from '../../src/shared/network';
import type { Simulator } from '../../src/simulator';
import { leaksIn, leaksInFolder } from './canary';
import { skipFor } from './figures';
import type { RunningApp } from './launch';
import { type Authority, newAuthority, noCertutilHere, trust } from './proxy-authority';
import { apiHost, type Bank, loginHost, startBank } from './proxy-bank';
import { type ForwardProxy, startForwardProxy } from './proxy-forward';
import { callBridge, draftOf as draftAt, expect, production, sandbox, testWith } from './realms';
import { rail } from './screens';

export interface Network {
  authority: Authority;
  bank: Bank;
  forward: ForwardProxy;
  /** The home folder of an operator whose computer trusts the bank's root. */
  home: string;
}

export const test = testWith(
  { name: 'sandbox', consents: 30 },
  { name: 'production', consents: 30 },
).extend<Network>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  authority: async ({}, use) => {
    skipFor(noCertutilHere());
    await use(await newAuthority('Root of Kiwi Bank'));
  },
  bank: async ({ simulator, authority }, use) => {
    const bank = await startBank(simulator, authority);
    await use(bank);
    bank.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  forward: async ({}, use) => {
    const forward = await startForwardProxy([loginHost, apiHost]);
    await use(forward);
    await forward.close().catch(() => {});
  },
  home: async ({ authority }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'wych-home-'));
    trust(home, authority.root);
    await use(home);
    rmSync(home, { recursive: true, force: true });
  },
});

/** What the audit log is asked for all it has. */
export const wholeAudit = {
  before: null,
  limit: 50,
  filter: { text: '', kinds: [], realmId: null, from: null, to: null },
} satisfies AuditQuery;

export const account = { user: 'BANK\\anna', password: 'canary-4711-proxy' };

export const draftOf = (simulator: Simulator, { loginBaseUrl, apiBaseUrl }: Bank, realm = 'sandbox') => ({
  ...draftAt(simulator, realm),
  loginBaseUrl,
  apiBaseUrl,
});

export const setProxy = (page: Page, setting: NetworkState['setting']) =>
  callBridge<NetworkState>(page, 'network', 'setProxy', setting);

export async function addRealm(
  page: Page,
  simulator: Simulator,
  bank: Bank,
  realm = 'sandbox',
): Promise<void> {
  await callBridge(page, 'realms', 'save', draftOf(simulator, bank, realm));
  await rail(page)
    .getByText(realm === 'sandbox' ? sandbox : production, { exact: true })
    .waitFor();
}

/** Nothing of the app asked for a host that is no realm's. */
export const expectOnlyTheBank = ({ asked }: ForwardProxy) =>
  expect([...new Set(asked)].sort()).toEqual([apiHost, loginHost]);

export const expectNobodyElseKnows = async ({ page, output }: RunningApp, profile: string, bank: Bank) => {
  expect([...bank.headers].filter((name) => name.startsWith('proxy-'))).toEqual([]);
  const secrets = { 'password of the proxy': account.password };
  const audit = await callBridge<AuditPage>(page, 'audit', 'read', wholeAudit);
  expect(audit.ok).toBe(true);
  expect([
    ...leaksIn('the window', await page.content(), secrets),
    ...leaksIn('the output', output(), secrets),
    ...leaksIn('the audit log', JSON.stringify(audit), secrets),
    ...leaksInFolder(profile, secrets),
  ]).toEqual([]);
};
