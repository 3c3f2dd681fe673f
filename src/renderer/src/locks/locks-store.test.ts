import { describe, expect, it, vi } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge';
import type { RealmLock } from '../../../shared/production-lock';
import { createLocksStore } from './locks-store';

const locked: RealmLock = { realmId: 'live', state: 'locked', unlockedUntil: null };
const unlocked: RealmLock = { realmId: 'live', state: 'unlocked', unlockedUntil: 9 };

function storeWith(locks: Partial<BridgeClient['locks']>) {
  let tell: (changed: RealmLock[]) => void = () => {};
  const store = createLocksStore({
    locks: locks as BridgeClient['locks'],
    on: ((event: string, listener: typeof tell) => {
      if (event === 'locksChanged') tell = listener;
      return () => {};
    }) as BridgeClient['on'],
  });
  return { store, tell: (changed: RealmLock[]) => tell(changed) };
}

describe('the locks store', () => {
  it('has the list main gives, and then what main tells', async () => {
    const { store, tell } = storeWith({ list: async () => [locked] });
    await store.getState().start();
    expect(store.getState().locks).toEqual([locked]);
    tell([unlocked]);
    expect(store.getState().locks).toEqual([unlocked]);
  });

  it('keeps what main has told since the list was asked for', async () => {
    const { store, tell } = storeWith({ list: async () => [unlocked] });
    const started = store.getState().start();
    tell([locked]);
    await started;
    expect(store.getState().locks).toEqual([locked]);
  });

  it('asks main, and shows nothing as unlocked before main says so', async () => {
    const unlock = vi.fn(async () => unlocked);
    const lock = vi.fn(async () => locked);
    const { store } = storeWith({ list: async () => [locked], unlock, lock });
    await store.getState().start();
    await store.getState().unlock('live', ' Kiwi ');
    expect(unlock).toHaveBeenCalledExactlyOnceWith({ realmId: 'live', typedRealmName: ' Kiwi ' });
    expect(store.getState().locks).toEqual([locked]);
    await store.getState().lock('live');
    expect(lock).toHaveBeenCalledExactlyOnceWith({ realmId: 'live' });
  });

  it('passes a refusal on', async () => {
    const { store } = storeWith({ unlock: () => Promise.reject(new Error('refused')) });
    await expect(store.getState().unlock('live', 'x')).rejects.toThrow('refused');
  });
});
