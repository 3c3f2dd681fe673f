import { describe, expect, it, vi } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge';
import type { RealmEntry } from '../../../shared/realm';
import { createRealmsStore } from './realms-store';

const realm = (id: string, environment: 'sandbox' | 'production' = 'sandbox') =>
  ({ profile: { id, environment, name: id }, secrets: {} }) as unknown as RealmEntry;

function storeWith(realms: Partial<BridgeClient['realms']> = {}) {
  let tell: (entries: RealmEntry[]) => void = () => {};
  const setPreferences = vi.fn().mockResolvedValue({});
  const store = createRealmsStore({
    realms: realms as BridgeClient['realms'],
    app: { setPreferences },
    on: ((_event: string, listener: typeof tell) => {
      tell = listener;
      return () => {};
    }) as BridgeClient['on'],
  });
  return { store, setPreferences, tell: (entries: RealmEntry[]) => tell(entries) };
}

describe('the realms store', () => {
  it('keeps what was chosen for the next start, once', () => {
    const { store, setPreferences } = storeWith();
    store.getState().start([realm('a'), realm('b')], null);
    store.getState().select({ kind: 'realm', realmId: 'b' });
    store.getState().select({ kind: 'realm', realmId: 'b' });
    expect(setPreferences.mock.calls).toEqual([[{ lastScope: { kind: 'realm', realmId: 'b' } }]]);
  });

  it('keeps what main has told since the list was asked for: the answer may come in late', () => {
    const { store, tell } = storeWith();
    tell([realm('a')]);
    store.getState().start([], null);
    expect(store.getState().entries).toHaveLength(1);
    expect(store.getState().scope).toEqual({ kind: 'realm', realmId: 'a' });
  });

  it('shows no realm before the start, which would take back what is chosen in between', () => {
    const { store, tell } = storeWith();
    tell([realm('a'), realm('b')]);
    expect(store.getState()).toMatchObject({ entries: [], scope: null });
    store.getState().start([], { kind: 'realm', realmId: 'b' });
    expect(store.getState().scope).toEqual({ kind: 'realm', realmId: 'b' });
  });

  it('stands on no production realm when the open one goes away', () => {
    const { store, tell } = storeWith();
    store.getState().start([realm('a'), realm('live', 'production')], null);
    tell([realm('live', 'production')]);
    expect(store.getState().scope).toBeNull();
  });

  it('opens a realm that was just added, whatever its environment', () => {
    const { store } = storeWith();
    store.getState().start([realm('a')], null);
    store.getState().saved(realm('live', 'production'), true);
    expect(store.getState().scope).toEqual({ kind: 'realm', realmId: 'live' });
    expect(store.getState().entries).toHaveLength(2);
  });

  it('stays where it is when a realm was edited', () => {
    const { store } = storeWith();
    store.getState().start([realm('a'), realm('b')], null);
    store.getState().saved(realm('b'), false);
    expect(store.getState().scope).toEqual({ kind: 'realm', realmId: 'a' });
    expect(store.getState().entries).toHaveLength(2);
  });

  it('asks main for the new order', async () => {
    const reorder = vi.fn(async ({ realmIds }: { realmIds: string[] }) => realmIds.map((id) => realm(id)));
    const { store } = storeWith({ reorder } as never);
    store.getState().start([realm('a'), realm('b')], null);
    await store.getState().move('b', -1);
    expect(store.getState().entries.map((entry) => entry.profile.id)).toEqual(['b', 'a']);
  });
});
