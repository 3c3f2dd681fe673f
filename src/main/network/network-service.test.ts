import { describe, expect, it } from 'vitest';
import type { NetworkState, ProxySetting } from '../../shared/network';
import { noSettings, type Settings } from '../storage/settings-file';
import type { Stored } from '../storage/stored';
import { profileFor } from '../wych/network-door-testing';
import { NetworkService } from './network-service';

const pacText = 'function FindProxyForURL(url, host) { return "DIRECT"; }';

function newService({ pac = async () => pacText, full = false } = {}) {
  let content: Settings = noSettings;
  const settings: Stored<Settings> = {
    get value() {
      return content;
    },
    update(change) {
      if (full) throw new Error('disk full');
      content = change(content);
    },
  };
  const applied: ProxySetting[] = [];
  const told: NetworkState[] = [];
  const service = new NetworkService({
    settings,
    way: {
      setProxy: async (setting) => void applied.push(setting),
      resolve: async (url) => `PROXY for ${new URL(url).host}`,
      readPac: pac,
    },
    logins: { questions: () => [], answer: () => {} },
    profiles: () => [
      profileFor({ loginBaseUrl: 'https://login.bank.test', apiBaseUrl: 'https://api.bank.test/v4' }),
    ],
    tell: (state) => told.push(state),
  });
  return { service, applied, told, kept: () => content.proxy };
}

const routes = [{ realmId: 'sandbox', login: 'PROXY for login.bank.test', api: 'PROXY for api.bank.test' }];

describe('the way to the network', () => {
  it('says through what each realm goes', async () => {
    const { service } = newService();
    expect(await service.state()).toEqual({ setting: { mode: 'system' }, routes, questions: [] });
  });

  it('is kept, applied and told', async () => {
    const { service, applied, told, kept } = newService();
    const setting = { mode: 'manual', url: 'http://proxy.bank.test:8080' } as const;
    expect(await service.setProxy(setting)).toEqual({ setting, routes, questions: [] });
    expect(applied).toEqual([setting]);
    expect(kept()).toEqual(setting);
    expect(told).toEqual([{ setting, routes, questions: [] }]);
  });

  it.each([
    ['http://proxy.bank.test:8080/proxy.pac', /PAC file, choose that/],
    ['http://proxy.bank.test:8080?x', /ends with its port/],
  ])('refuses %s as a proxy', async (url, words) => {
    const { service, applied, kept } = newService();
    const error = await service.setProxy({ mode: 'manual', url }).catch(({ failure }) => failure);
    expect(error).toMatchObject({ kind: 'invalid-input', field: 'url' });
    expect(`${error.message} ${error.hint}`).toMatch(words);
    expect([applied, kept()]).toEqual([[], { mode: 'system' }]);
  });

  it.each([
    ['cannot be read', async () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED'))],
    ['is none', async () => '<h1>Sign in</h1>'],
  ])('refuses a PAC file that %s', async (_, pac) => {
    const { service, applied, kept } = newService({ pac });
    await expect(
      service.setProxy({ mode: 'pac', url: 'http://wpad.bank.test/proxy.pac' }),
    ).rejects.toMatchObject({ failure: { kind: 'invalid-input', field: 'url' } });
    expect([applied, kept()]).toEqual([[], { mode: 'system' }]);
  });

  it('is not applied when it cannot be kept', async () => {
    const { service, applied } = newService({ full: true });
    await expect(service.setProxy({ mode: 'direct' })).rejects.toThrow('disk full');
    expect(applied).toEqual([]);
  });
});
