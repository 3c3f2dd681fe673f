/** The stores of this folder, put together once. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { createKeptQuestion } from '../customers/kept-question';
import { realmsStore } from '../stores';
import { type ConsentsState, createConsentsStore } from './consents-store';
import { createDetailStore, type DetailState } from './detail-store';
import { browsePortsOf } from './ports';
import { askedStatuses } from './query/asked-statuses';
import { Reading } from './reading';
import { createSelectionStore, type SelectionState } from './selection-store';
import { createViewStore, type ViewState } from './view-store';

const { browse, stop } = bridge.consents;
const browsePort = { browse, stop, port: browsePortsOf(window) };

export const consentsStore = createConsentsStore(
  (realmIds, sink, first, visitId) => new Reading(browsePort, realmIds, sink, first, visitId),
);
export const detailStore = createDetailStore(
  bridge.consents,
  (consent) => consentsStore.getState().take(consent),
  () => consentsStore.getState().visitId,
);
export const viewStore = createViewStore(
  () => new Map(realmsStore.getState().entries.map(({ profile }) => [profile.id, profile.name])),
);
export const keptQuestion = createKeptQuestion({
  text: () => viewStore.getState().text,
  ask: (text) => viewStore.getState().setText(text),
});
export const selectionStore = createSelectionStore(consentsStore);

// Whoever asks something else wants to see what it lets through, and no longer the selected ones alone.
viewStore.subscribe(({ query }, before) => {
  if (query !== before.query && selectionStore.getState().isPinned) selectionStore.getState().pin(false);
});

viewStore.subscribe(({ query }, before) => {
  if (query !== before.query) consentsStore.getState().readFirst(askedStatuses(query));
});

export const useConsents = <T>(pick: (state: ConsentsState) => T): T => useStore(consentsStore, pick);
export const useDetail = <T>(pick: (state: DetailState) => T): T => useStore(detailStore, pick);
export const useView = <T>(pick: (state: ViewState) => T): T => useStore(viewStore, pick);
export const useSelection = <T>(pick: (state: SelectionState) => T): T => useStore(selectionStore, pick);
