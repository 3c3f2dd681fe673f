import { describe, expect, test } from 'vitest';
import type { BridgeClient } from '../../../shared/bridge';
import { fail } from '../../../shared/failure';
import type { SavedView } from '../../../shared/view';
import type { Look } from '../consents/view-store';
import { usualLook } from './look';
import { usualViews } from './usual-views';
import { createViewsStore } from './views-store';

const byExpiry = { column: 'expires', descending: false } as const;

async function storeWith(initial: readonly SavedView[] = []) {
  const disk = new Map(initial.map((view) => [view.id, view]));
  let refusal: Error | null = null;
  let look: Look = { ...usualLook, query: 'acme', sort: byExpiry };
  const take = (next: Look) => {
    look = next;
  };
  let tell: (entries: { profile: { id: string } }[]) => void = () => {};
  const views: BridgeClient['views'] = {
    list: async () => [...disk.values()],
    save: async (draft) => {
      if (refusal) throw refusal;
      const saved = { ...draft, id: draft.id ?? `v${disk.size + 1}` };
      disk.set(saved.id, saved);
      return saved;
    },
    remove: async ({ viewId }) => {
      if (refusal) throw refusal;
      disk.delete(viewId);
      return undefined;
    },
  };
  const store = createViewsStore({
    views,
    on: ((_event: string, listener: typeof tell) => {
      tell = listener;
      return () => {};
    }) as BridgeClient['on'],
    list: { look: () => look, apply: take },
    usualLook,
  });
  await store.getState().start();
  return {
    state: store.getState,
    disk,
    look: () => look,
    change: (change: Partial<Look>) => take({ ...look, ...change }),
    refuse: (error: Error) => {
      refusal = error;
    },
    realmsLeft: (...ids: string[]) => tell(ids.map((id) => ({ profile: { id } }))),
  };
}

const kept = (id: string, realmId: string | null = null): SavedView => ({
  id,
  name: id,
  realmId,
  query: 'status:active',
  columns: [{ key: 'id', width: 90, isHidden: false }],
  sort: byExpiry,
});

describe('keeping a look', () => {
  test('a new view has the look of the moment, and is in force', async () => {
    const { state, disk } = await storeWith();
    await state().saveAs('Acme', 'kiwi');
    const saved = { id: 'v1', name: 'Acme', realmId: 'kiwi', ...usualLook, query: 'acme', sort: byExpiry };
    expect([...disk.values()]).toEqual([saved]);
    expect(state()).toMatchObject({ views: [saved], chosen: 'v1' });
  });

  test('an update keeps name and place; a new name keeps what the view shows', async () => {
    const { state, disk, change } = await storeWith([kept('v1', 'kiwi')]);
    await state().rename(kept('v1', 'kiwi'), 'Other');
    expect(disk.get('v1')).toEqual({ ...kept('v1', 'kiwi'), name: 'Other' });
    change({ query: 'tui' });
    await state().update({ ...kept('v1', 'kiwi'), name: 'Other' });
    expect(disk.get('v1')).toMatchObject({ name: 'Other', realmId: 'kiwi', query: 'tui' });
    expect(state().views).toHaveLength(1);
  });

  test('what main refuses changes nothing here, and whoever asked is told', async () => {
    const { state, refuse } = await storeWith([kept('v1')]);
    refuse(fail('storage', 'The disk is full.', 'Free some space.'));
    for (const act of [
      state().saveAs('x', null),
      state().rename(kept('v1'), 'x'),
      state().remove(kept('v1')),
    ])
      await expect(act).rejects.toMatchObject({ failure: { kind: 'storage' } });
    expect(state()).toMatchObject({ views: [kept('v1')], chosen: null });
  });
});

describe('looking', () => {
  test('a saved view brings all of its look, a usual one its question alone, a reset the usual look', async () => {
    const { state, look, change } = await storeWith([kept('v1')]);
    state().apply(kept('v1'));
    const { query, columns, sort } = kept('v1');
    expect(look()).toEqual({ query, columns, sort });
    expect(state().chosen).toBe('v1');

    const pending = usualViews.find(({ name }) => name === 'Pending');
    if (pending) state().ask(pending);
    expect(look()).toEqual({ query: 'status:pending', columns, sort });
    expect(state().chosen).toBeNull();

    state().apply(kept('v1'));
    change({ query: 'more' });
    state().reset();
    expect(look()).toEqual(usualLook);
    expect(state().chosen).toBeNull();
  });

  test('in another realm, a realm’s own view is no longer in force; one of every realm is', async () => {
    const { state } = await storeWith([kept('own', 'kiwi'), kept('common')]);
    state().apply(kept('own', 'kiwi'));
    state().rescope('kiwi');
    expect(state().chosen).toBe('own');
    state().rescope(null);
    expect(state().chosen).toBeNull();
    state().apply(kept('common'));
    state().rescope('tui');
    expect(state().chosen).toBe('common');
  });
});

describe('going', () => {
  test('a view that is removed is no longer in force, and the list keeps its look', async () => {
    const { state, look, disk } = await storeWith([kept('v1'), kept('v2')]);
    state().apply(kept('v1'));
    const before = look();
    await state().remove(kept('v1'));
    expect(state()).toMatchObject({ views: [kept('v2')], chosen: null });
    expect([...disk.keys()]).toEqual(['v2']);
    expect(look()).toEqual(before);
  });

  test('the views of a realm go with it: one that is added later may have its id', async () => {
    const { state, realmsLeft } = await storeWith([
      kept('own', 'demo'),
      kept('other', 'tui'),
      kept('common'),
    ]);
    state().apply(kept('own', 'demo'));
    realmsLeft('tui');
    expect(state().chosen).toBeNull();
    realmsLeft('tui', 'demo');
    expect(state().views.map(({ id }) => id)).toEqual(['other', 'common']);
  });
});
