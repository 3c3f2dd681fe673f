import { beforeEach, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RealmProfile } from '../../../shared/realm';
import { createConsentsStore } from '../consents/consents-store';
import { createResultStore } from '../consents/result-store';
import { aConsent } from '../consents/rows/testing';
import { createSelectionStore } from '../consents/selection-store';
import { createViewStore } from '../consents/view-store';
import type { RealmsState } from '../realms/realms-store';
import { type TakenRows, takeRows } from './export-source';

/** Rows come by hand. */
const read = (realmIds: readonly string[]) => ({
  realmIds,
  run: () => new Promise<never>(() => {}),
  stop: () => {},
});
let consents = createConsentsStore(read, 0);
let selection = createSelectionStore(consents);
let view = createViewStore(() => new Map());
const profiles = [{ id: 'alpha', name: 'Kiwi', environment: 'sandbox' }] as RealmProfile[];
const realms = createStore(() => ({ entries: [] })) as unknown as StoreApi<RealmsState>;

const take = () =>
  takeRows({
    consents: consents.getState(),
    rows: createResultStore({ consents, view, selection, realms }).getState().answerNow().rows,
    view: view.getState(),
    selection: selection.getState(),
    profiles,
    hasRealm: false,
    now: Date.UTC(2026, 5, 1),
  });
const ids = (some: TakenRows) => some.slice(0).map(({ id }) => id);

beforeEach(() => {
  consents = createConsentsStore(read, 0);
  consents.getState().open(['alpha']);
  selection = createSelectionStore(consents);
  view = createViewStore(() => new Map());
  consents.getState().table.put(
    [0, 1, 2, 3].map((day) => aConsent({ id: `c-${day}`, createdAt: day * 86_400_000 })),
    1,
  );
});

it('is what is on screen: filtered, and in its order', () => {
  expect(take()).toMatchObject({ onHand: 4, isNarrowed: false, unread: ['Kiwi'] });
  expect(take().selected.length).toBe(0);
  expect(ids(take().shown)).toEqual(['c-3', 'c-2', 'c-1', 'c-0']);
  view.getState().sortBy('created');
  view.getState().setText('c-2');
  expect(take().isNarrowed).toBe(true);
  expect(ids(take().shown)).toEqual(['c-2']);
});

it('has those that are selected, the hidden ones too, and is those alone where they are shown alone', () => {
  selection.getState().toggle({ realmId: 'alpha', id: 'c-0' });
  selection.getState().toggle({ realmId: 'alpha', id: 'c-2' });
  view.getState().setText('c-2');
  expect(ids(take().selected)).toEqual(['c-2', 'c-0']);
  selection.getState().pin(true);
  expect(take().isNarrowed).toBe(true);
  expect(ids(take().shown)).toEqual(['c-2', 'c-0']);
});

it('stays what it was, whatever comes after', () => {
  const { shown } = take();
  const before = shown.slice(0);
  const { table } = consents.getState();
  table.replace(aConsent({ id: 'c-3', status: 'revoked', customer: { id: '', name: 'Another', email: '' } }));
  table.put([aConsent({ id: 'c-9' }), aConsent({ id: 'c-1', status: 'expired' })], 2);
  table.prune('alpha', 2);
  expect(table.size).toBe(2);
  expect(shown.slice(0)).toEqual(before);
  table.keepRealms(new Set());
  expect([shown.slice(1, 3), shown.realmIds]).toEqual([before.slice(1, 3), ['alpha']]);
});
