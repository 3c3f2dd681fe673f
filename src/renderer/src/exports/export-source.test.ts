import { beforeEach, expect, it, vi } from 'vitest';
import type { RealmProfile } from '../../../shared/realm';
import { createConsentsStore } from '../consents/consents-store';
import { aConsent } from '../consents/rows/testing';
import { createSelectionStore } from '../consents/selection-store';
import { createViewStore } from '../consents/view-store';
import { takeRows } from './export-source';

const never = () => new Promise<never>(() => {});
let consents = createConsentsStore({ browse: never, pull: never, stop: vi.fn(async () => undefined) }, 0);
let selection = createSelectionStore(consents);
let view = createViewStore();
const profiles = [{ id: 'alpha', name: 'Kiwi', environment: 'sandbox' }] as RealmProfile[];

const take = () =>
  takeRows({
    consents: consents.getState(),
    view: view.getState(),
    selection: selection.getState(),
    profiles,
    hasRealm: false,
    now: Date.UTC(2026, 5, 1),
  });
const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);

beforeEach(() => {
  consents = createConsentsStore({ browse: never, pull: never, stop: vi.fn(async () => undefined) }, 0);
  consents.getState().open(['alpha']);
  selection = createSelectionStore(consents);
  view = createViewStore();
  consents.getState().table.put(
    [0, 1, 2, 3].map((day) => aConsent({ id: `c-${day}`, createdAt: day * 86_400_000 })),
    1,
  );
});

it('is what is on screen: filtered, and in its order', () => {
  expect(take()).toMatchObject({ onHand: 4, isNarrowed: false, selected: [], unread: ['Kiwi'] });
  expect(ids(take().shown)).toEqual(['c-3', 'c-2', 'c-1', 'c-0']);
  view.getState().sortBy('created');
  view.getState().setFilter({ ...view.getState().filter, text: 'c-2' });
  expect(take().isNarrowed).toBe(true);
  expect(ids(take().shown)).toEqual(['c-2']);
});

it('has those that are selected, the hidden ones too, and is those alone where they are shown alone', () => {
  selection.getState().toggle({ realmId: 'alpha', id: 'c-0' });
  selection.getState().toggle({ realmId: 'alpha', id: 'c-2' });
  view.getState().setFilter({ ...view.getState().filter, text: 'c-2' });
  expect(ids(take().selected)).toEqual(['c-2', 'c-0']);
  selection.getState().pin(true);
  expect(take().isNarrowed).toBe(true);
  expect(ids(take().shown)).toEqual(['c-2', 'c-0']);
});

it('stays what it was, whatever comes after', () => {
  const { shown } = take();
  const before = structuredClone(shown);
  const { table } = consents.getState();
  table.replace(aConsent({ id: 'c-3', status: 'revoked' }));
  table.put([aConsent({ id: 'c-9' }), aConsent({ id: 'c-1', status: 'expired' })], 2);
  table.prune('alpha', 2);
  expect(table.size).toBe(2);
  expect(shown).toEqual(before);
});
