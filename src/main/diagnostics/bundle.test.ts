import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/failure';
import type { BundleSources } from './bundle';
import { call, kiwi, sources, testDiagnostics } from './for-tests';

const bundleOf = async (change: Partial<BundleSources> = {}) =>
  JSON.parse((await testDiagnostics(change).service.prepare()).text);

describe('what is in it', () => {
  it('app, keychain, way to the network, settings and notices', async () => {
    expect(await bundleOf()).toMatchObject({
      madeAt: '2026-03-12T09:30:00.000Z',
      app: { version: '1.2.3', package: 'installed', node: process.versions.node },
      vault: { backend: 'kwallet', state: 'open' },
      network: {
        setting: { mode: 'pac', url: 'http://wpad.example/proxy.pac' },
        routes: [{ realmId: 'kiwi', login: 'PROXY proxy.example:8080', api: 'DIRECT' }],
        waitingFor: [{ proxy: 'proxy.example:8080', again: false }],
      },
      settings: { theme: 'dark', unlockMinutes: 15, savedViews: 2 },
      notices: [{ title: 'Settings file damaged' }],
    });
  });

  it('each realm with its addresses, whether it has secrets, and how its tokens are', async () => {
    const { realms } = await bundleOf();
    expect(realms).toMatchObject([
      {
        id: 'kiwi',
        name: 'Kiwi Bank',
        environment: 'sandbox',
        loginBaseUrl: kiwi.loginBaseUrl,
        apiBaseUrl: kiwi.apiBaseUrl,
        clientId: 'client',
        routes: ['userToken /partner/{partnerId}/user/{userId}/token'],
        secretStatus: ['client secret stored', 'API key missing'],
        tokenRequestCount: 4,
        tokenStatus: [
          { of: 'client', state: 'refused', failure: { kind: 'wrong-secret' } },
          { of: 'customer', state: 'valid', validUntil: '2026-03-12T09:45:00.000Z' },
        ],
      },
    ]);
  });

  it('the last failures, and the last calls without what they carried', async () => {
    const { lastFailures, activity } = await bundleOf();
    expect(lastFailures).toMatchObject([{ request: 'consents.show', kind: 'wrong-secret' }]);
    expect(activity.newest).toEqual([
      {
        seq: 1,
        at: '2026-03-12T09:30:00.000Z',
        realmId: 'kiwi',
        kind: 'consent',
        request: 'GET https://api.example/v1/consents/{…}',
        state: 'answered',
        status: 200,
        failure: null,
        requestId: 'req-1',
        milliseconds: { queue: 1, wait: 80, body: 2 },
        bytes: { sent: 0, received: 900 },
        cacheHit: true,
      },
    ]);
  });

  it('that calls were for the same customer, and not for whom', async () => {
    const entries = ['hemi-1', 'aroha-2', 'hemi-1', null].map((subject) => call({ subject }));
    const { activity } = await bundleOf({
      activity: async () => ({ asOf: 4, matched: 4, total: 4, dropped: 0, entries }),
    });
    expect(activity.newest.map((line: { actingFor?: string }) => line.actingFor)).toEqual([
      'customer 1',
      'customer 2',
      'customer 1',
      undefined,
    ]);
  });
});

it('asks for 200 calls and no more', async () => {
  const asked: number[] = [];
  await bundleOf({
    activity: async (limit) => {
      asked.push(limit);
      return { asOf: 0, matched: 0, total: 0, dropped: 0, entries: [] };
    },
  });
  expect(asked).toEqual([200]);
});

describe('on a bad day', () => {
  const broken = () => Promise.reject(fail('vault-unavailable', 'The keychain is locked.', 'Unlock it.'));
  it.each<keyof BundleSources>(['vault', 'network', 'activity'])(
    'says that %s cannot be had, and has the rest',
    async (name) => {
      const bundle = await bundleOf({ [name]: broken });
      expect(bundle[name]).toEqual({ unavailable: 'vault-unavailable' });
      expect(bundle.realms).toMatchObject([{ id: 'kiwi' }]);
    },
  );

  it('tells of a realm whose tokens cannot be had', async () => {
    const { realms } = await bundleOf({ tokens: broken });
    expect(realms).toMatchObject([{ id: 'kiwi', unavailable: 'vault-unavailable' }]);
  });
});

it('names nobody: not who sits here, not whom it speaks of', async () => {
  const { text } = await testDiagnostics({
    activity: async () => ({
      asOf: 1,
      matched: 1,
      total: 1,
      dropped: 0,
      entries: [call({ url: 'https://api.example/v1/user/hemi-1?mail=hemi@example.nz', subject: 'hemi-1' })],
    }),
    failures: {
      list: () => [
        {
          at: 0,
          request: 'visits.begin',
          failure: fail('customer-unknown', 'There is no ‘Hēmi Tāmihana’.', 'Look again.').failure,
        },
      ],
    },
  }).service.prepare();
  expect(text).not.toMatch(/hemi|Hēmi|Tāmihana|mere/i);
  expect(JSON.stringify(await sources.tokens('kiwi'))).toMatch(/hemi/);
});
