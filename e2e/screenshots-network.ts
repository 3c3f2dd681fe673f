/** Scenes of the way to the network, for `screenshots.ts`. */
import type { RunningApp } from './support/launch';
import { startForwardProxy } from './support/proxy-forward';
import { openSettings } from './support/realm-form';
import { callBridge } from './support/realms';
import { dialog } from './support/screens';

export const networkScenes: Record<string, (app: RunningApp) => Promise<void>> = {
  network: async ({ page }) => {
    const settings = await openSettings(page, 'Network');
    await settings.getByRole('row').nth(1).waitFor();
  },
  'network-refused': async ({ page }) => {
    const settings = await openSettings(page, 'Network');
    await settings.getByRole('radio', { name: /^By a PAC file/ }).check();
    await settings.getByLabel('Address of the PAC file').fill('http://127.0.0.1:1999/proxy.pac');
    await settings.getByRole('button', { name: 'Apply' }).click();
    await settings.getByText(/cannot be read/).waitFor();
  },
  'proxy-question': async ({ page }) => {
    const proxy = await startForwardProxy([]);
    proxy.account = { user: 'anna', password: 'of the bank' };
    await callBridge(page, 'network', 'setProxy', { mode: 'manual', url: proxy.url });
    const draft = {
      name: 'Behind the proxy',
      environment: 'sandbox',
      loginBaseUrl: 'https://login.bank.test',
      apiBaseUrl: 'https://api.bank.test/v4',
      realmName: 'sandbox',
      clientId: 'inspector',
      clientSecret: 'of-the-bank',
      apiKey: 'of-the-bank',
      accent: 'teal',
      routes: {},
    };
    void callBridge(page, 'realms', 'test', draft);
    const question = dialog(page, 'The proxy asks who you are');
    await question.getByLabel('User name').fill('anna');
    await question.getByRole('button', { name: 'Continue' }).click();
    await question.getByRole('alert').waitFor();
  },
};
