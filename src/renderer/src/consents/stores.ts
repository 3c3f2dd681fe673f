/** The stores of this folder, put together once. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { type ConsentsState, createConsentsStore } from './consents-store';
import { createDetailStore, type DetailState } from './detail-store';
import { createSelectionStore, type SelectionState } from './selection-store';
import { createViewStore, type ViewState } from './view-store';

export const consentsStore = createConsentsStore(bridge.consents);
export const detailStore = createDetailStore(bridge.consents, (consent) =>
  consentsStore.getState().take(consent),
);
export const viewStore = createViewStore();
export const selectionStore = createSelectionStore(consentsStore);

// Whoever changes the filter wants to see what it lets through, and no longer the selected ones alone.
viewStore.subscribe(({ filter }, before) => {
  if (filter !== before.filter && selectionStore.getState().isPinned) selectionStore.getState().pin(false);
});

export const useConsents = <T>(pick: (state: ConsentsState) => T): T => useStore(consentsStore, pick);
export const useDetail = <T>(pick: (state: DetailState) => T): T => useStore(detailStore, pick);
export const useView = <T>(pick: (state: ViewState) => T): T => useStore(viewStore, pick);
export const useSelection = <T>(pick: (state: SelectionState) => T): T => useStore(selectionStore, pick);
