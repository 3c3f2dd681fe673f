import { beforeEach, describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../shared/audit';
import type { BridgeHandlers } from '../../shared/bridge';
import { fail } from '../../shared/failure';
import type { RealmProfile } from '../../shared/realm';
import { draft, edit, testRegistry } from '../realms/for-tests';
import { profileFor } from '../wych/network-door-testing';
import { audited } from './audited';

const canary = 'canary-4711';
let registry: Awaited<ReturnType<typeof testRegistry>>['registry'];
let entries: AuditEntry[];
let refusal: Error | null;
let handlers: BridgeHandlers;

beforeEach(async () => {
  ({ registry } = await testRegistry());
  entries = [];
  refusal = null;
  const demo: RealmProfile[] = [
    profileFor({ loginBaseUrl: 'http://127.0.0.1:1', apiBaseUrl: 'http://127.0.0.1:2' }),
  ];
  const realms: Partial<BridgeHandlers['realms']> = {
    list: () => registry.list(),
    save: (input) => registry.save(input),
    duplicate: ({ realmId }) => registry.duplicate(realmId),
    remove: ({ realmId }) => registry.remove(realmId),
    reorder: ({ realmIds }) => registry.reorder(realmIds),
    addDemo: () => registry.addDemo(demo),
  };
  const vault: BridgeHandlers['vault'] = {
    acceptBackend: async () => ({ backend: 'kwallet', state: 'open', explanation: '', unreadable: [] }),
  };
  const tokens: Partial<BridgeHandlers['tokens']> = {
    discard: ({ realmId }) => ({ realmId, state: 'none', obtainedAt: null, validUntil: null, scopes: [] }),
  };
  const app: Partial<BridgeHandlers['app']> = {
    setPreferences: () => ({ theme: 'dark', lastScope: null, unlockMinutes: 5, columns: null, sort: null }),
  };
  const network: Partial<BridgeHandlers['network']> = {
    setProxy: (setting) => ({ setting, routes: [], questions: [] }),
  };
  const bare = { app, realms, vault, tokens, network } as BridgeHandlers;
  const log = {
    append: async (entry: AuditEntry) => {
      if (refusal) throw refusal;
      entries.push(entry);
      return { seq: entries.length, mac: '' };
    },
  };
  handlers = audited(bare, { log, profiles: () => registry.profiles });
});

const realm = { id: 'r1', name: 'Kiwi Bank', environment: 'sandbox' };
const add = () => handlers.realms.save(draft({ clientSecret: canary, apiKey: canary }));

describe('what is recorded', () => {
  test('for how long production stays unlocked, and no matter of taste', async () => {
    await handlers.app.setPreferences({ theme: 'dark' });
    expect(entries).toEqual([]);
    await handlers.app.setPreferences({ unlockMinutes: 5 });
    expect(entries).toEqual([{ kind: 'setting-changed', details: { unlockMinutes: 5 } }]);
  });

  test('the way to the network, without what a query may hold', async () => {
    await handlers.network.setProxy({ mode: 'pac', url: 'http://wpad.bank.test/proxy.pac?user=anna' });
    await handlers.network.setProxy({ mode: 'direct' });
    expect(entries).toEqual([
      {
        kind: 'setting-changed',
        details: { proxy: 'pac', address: 'http://wpad.bank.test/proxy.pac' },
      },
      { kind: 'setting-changed', details: { proxy: 'direct' } },
    ]);
  });

  test('a realm that is added, and that its secrets were typed', async () => {
    await add();
    expect(entries).toEqual([
      {
        kind: 'realm-added',
        realm,
        details: {
          loginBaseUrl: 'https://login.wych.example',
          realmName: 'kiwi',
          apiBaseUrl: 'https://api.wych.example/v1',
          clientId: 'inspector',
          readOnly: 'false',
        },
      },
      { kind: 'secret-changed', realm, details: { secret: 'client secret' } },
      { kind: 'secret-changed', realm, details: { secret: 'API key' } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(canary);
  });

  test('what of a realm changed, from what to what', async () => {
    await add();
    entries = [];
    await handlers.realms.save(
      edit('r1', {
        name: 'Kiwi Bank 2',
        readOnly: true,
        partnerId: 'p7',
        routes: { list: `/${'a'.repeat(200)}` },
      }),
    );
    expect(entries).toEqual([
      {
        kind: 'realm-changed',
        realm: { ...realm, name: 'Kiwi Bank 2' },
        details: {
          name: '‘Kiwi Bank’ → ‘Kiwi Bank 2’',
          readOnly: '‘false’ → ‘true’',
          partnerId: '‘none’ → ‘p7’',
          routes: 'changed',
        },
      },
    ]);
  });

  test('a secret alone, without its value', async () => {
    await add();
    entries = [];
    await handlers.realms.save(edit('r1', { apiKey: canary }));
    expect(entries).toEqual([{ kind: 'secret-changed', realm, details: { secret: 'API key' } }]);
  });

  test('a realm saved as it was, put in another place or given another colour: nothing', async () => {
    await add();
    entries = [];
    await handlers.realms.save(edit('r1', { accent: 'red' }));
    await handlers.realms.reorder({ realmIds: ['r1'] });
    await handlers.realms.list(undefined);
    expect(entries).toEqual([]);
  });

  test('a copy, a removal, discarded tokens, an accepted keychain', async () => {
    await add();
    entries = [];
    await handlers.realms.duplicate({ realmId: 'r1' });
    await handlers.tokens.discard({ realmId: 'r1' });
    await handlers.tokens.discard({ realmId: 'r1', customerId: 'hemi-1' });
    await handlers.realms.remove({ realmId: 'r1' });
    await handlers.vault.acceptBackend(undefined);
    expect(entries).toMatchObject([
      { kind: 'realm-added', realm: { id: 'r2', name: 'Kiwi Bank (copy)' }, details: { copyOf: 'r1' } },
      { kind: 'token-discarded', realm },
      { kind: 'token-discarded', realm, subject: 'hemi-1' },
      { kind: 'realm-removed', realm },
      { kind: 'keychain-accepted', details: { backend: 'kwallet' } },
    ]);
  });

  test('demo realms, once', async () => {
    await handlers.realms.addDemo(undefined);
    await handlers.realms.addDemo(undefined);
    expect(entries).toMatchObject([{ kind: 'realm-added', realm: { id: 'sandbox' } }]);
  });
});

test('what fails is not recorded', async () => {
  await expect(handlers.realms.remove({ realmId: 'nobody' })).rejects.toMatchObject({
    failure: { kind: 'not-found' },
  });
  expect(entries).toEqual([]);
});

test('what cannot be recorded is told to have been done', async () => {
  refusal = fail('storage', 'The disk is full.', 'Free some space.');
  await expect(add()).rejects.toMatchObject({
    failure: {
      kind: 'storage',
      message: 'The realm is saved, but this could not be recorded in the audit log.',
      hint: 'Free some space.',
      retryable: false,
    },
  });
  expect(registry.profiles).toHaveLength(1);
});
