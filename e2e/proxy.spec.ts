/** I2: proxies and private certificates, on every request, from login to revoke. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditPage } from '../src/shared/audit';
import type { NetworkState } from '../src/shared/network';
import { expectAccessible } from './support/axe';
import { trust } from './support/proxy-authority';
import { type ForwardProxy, servePac } from './support/proxy-forward';
import { addRealm, draftOf, expectOnlyTheBank, setProxy, test, wholeAudit } from './support/proxy-story';
import { closeSettings, openNewRealm, openSettings, saveRealm, typeRealm } from './support/realm-form';
import { callBridge, expect, hemisConsent, sandbox } from './support/realms';
import * as revoking from './support/revoking';
import { alerts, expectCount } from './support/screens';

test.describe('the proxy of the system', () => {
  test('is used by every request, from login to revoke', async ({
    start,
    simulator,
    bank,
    forward,
    home,
  }) => {
    simulator.realm('sandbox').consents.insert(hemisConsent);
    const { page } = await start({ env: { HOME: home, https_proxy: forward.url, http_proxy: forward.url } });

    await test.step('the connection test: discovery, token, list', async () => {
      const form = await openNewRealm(page);
      await typeRealm(form, draftOf(simulator, bank));
      await form.getByRole('button', { name: 'Test connection' }).click();
      await expect(form.getByText('Everything works.')).toBeVisible();
      await saveRealm(form);
    });
    await expectCount(page, '31 consents');

    await test.step('a revoke, which leaves by a session of its own', async () => {
      const review = await revoking.askToRevoke(page, hemisConsent.id);
      await revoking.order(review, 'customer called');
      await expect((await revoking.reportOf(page)).getByRole('status')).toContainText('Revoked');
      expect(simulator.journal.count({ endpoint: 'revoke' })).toBe(1);
    });
    expectOnlyTheBank(forward);
  });

  test('leaves demo realms alone', async ({ start, forward, home }) => {
    const pac = await servePac(forward.address);
    const { page } = await start({ env: { HOME: home } });
    await setProxy(page, { mode: 'pac', url: pac.url });
    await page.getByRole('button', { name: /demo/i }).first().click();
    await expectCount(page, '600 consents');
    const state = await callBridge<NetworkState>(page, 'network', 'state');
    const routes = state.ok ? state.value.routes.flatMap(({ login, api }) => [login, api]) : [];
    expect(new Set(routes)).toEqual(new Set(['DIRECT']));
    expect(forward.asked).toEqual([]);
    pac.close();
  });
});

test('a PAC file leads to the proxy; what it says is shown, and kept for the next start', async ({
  start,
  simulator,
  bank,
  forward,
  home,
}) => {
  const pac = await servePac(forward.address);
  const { page, electron } = await start({ env: { HOME: home } });
  const settings = await openSettings(page, 'Network');

  await test.step('an address that is no PAC file is refused', async () => {
    await settings.getByRole('radio', { name: /^By a PAC file/ }).check();
    const field = settings.getByLabel('Address of the PAC file');
    for (const [typed, said] of [
      ['wpad', /not a web address/],
      ['http://anna:canary@wpad.test/proxy.pac', /Leave user name and password out/],
      [pac.url.replace('proxy.pac', 'welcome'), /no PAC file/],
      ['http://127.0.0.1:1999/proxy.pac', /cannot be read.*cannot be reached/],
    ] as const) {
      await field.fill(typed);
      await settings.getByRole('button', { name: 'Apply' }).click();
      await expect(field).toHaveAccessibleDescription(said);
    }
    await field.fill(pac.url);
    await settings.getByRole('button', { name: 'Apply' }).click();
    await expect(settings.getByRole('status')).toContainText('Applied');
  });
  await closeSettings(page);

  await addRealm(page, simulator, bank);
  await expectCount(page, '30 consents');
  expectOnlyTheBank(forward);

  await test.step('the route of each realm is shown', async () => {
    await openSettings(page, 'Network');
    await expect(settings.getByRole('row', { name: sandbox }).getByRole('cell')).toHaveText([
      `PROXY ${forward.address}`,
      `PROXY ${forward.address}`,
    ]);
    await expectAccessible(page, 'settings, network');
  });

  await test.step('the change is in the audit log', async () => {
    const audit = await callBridge<AuditPage>(page, 'audit', 'read', wholeAudit);
    expect(JSON.stringify(audit)).toContain(pac.url);
  });

  await electron.close();
  forward.asked.length = 0;
  const again = await start({ env: { HOME: home } });
  // Without a keyring the secrets of the first are gone; a second one has its own.
  await addRealm(again.page, simulator, bank, 'production');
  await again.page.keyboard.press('Control+2');
  await expectCount(again.page, '30 consents');
  expectOnlyTheBank(forward);
  pac.close();
});

test.describe('what is wrong on the way is said', () => {
  for (const [what, breakIt, said] of [
    ['a proxy that is down', (proxy) => proxy.close(), /The proxy on the way to .* cannot be reached/],
    ['a proxy that answers 502', (proxy) => (proxy.broken = 502), /did not let the app through/],
    ['a proxy that forbids the host', (proxy) => (proxy.broken = 403), /Ask your IT to allow this host/],
  ] as [string, (proxy: ForwardProxy) => unknown, RegExp][])
    test(what, async ({ start, simulator, bank, forward, home }) => {
      const { page } = await start({ env: { HOME: home } });
      await setProxy(page, { mode: 'manual', url: forward.url });
      await breakIt(forward);
      await addRealm(page, simulator, bank);
      await expect(alerts(page)).toContainText(said);
      expect(simulator.journal.count({})).toBe(0);
    });

  test('a certificate of an issuer that this computer does not know; once it does, everything works', async ({
    start,
    simulator,
    bank,
    forward,
    authority,
  }) => {
    const stranger = mkdtempSync(join(tmpdir(), 'wych-home-'));
    const env = { HOME: stranger, https_proxy: forward.url };
    const { page, electron } = await start({ env });
    await addRealm(page, simulator, bank);
    await expect(alerts(page)).toContainText('does not trust whoever issued the certificate');
    await expect(alerts(page)).toContainText('ask your IT');
    expect(simulator.journal.count({})).toBe(0);
    await electron.close();

    trust(stranger, authority.root);
    const again = await start({ env });
    await addRealm(again.page, simulator, bank, 'production');
    await again.page.keyboard.press('Control+2');
    await expectCount(again.page, '30 consents');
    await again.electron.close();
    rmSync(stranger, { recursive: true, force: true });
  });
});
