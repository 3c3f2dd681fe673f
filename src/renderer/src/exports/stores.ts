/** The store of this folder, put together once, and the one way into it. */
import { useStore } from 'zustand';
import { bridge } from '../bridge';
import { consentsStore, selectionStore, viewStore } from '../consents/stores';
import { resultStore } from '../consents/use-result';
import { realmsStore } from '../stores';
import { takeRows } from './export-source';
import { createExportStore, type ExportState } from './export-store';

export const exportStore = createExportStore(bridge.exports);

export const useExport = <T>(pick: (state: ExportState) => T): T => useStore(exportStore, pick);

let opener: Element | null = null;

/** Where the focus was, or the list where that is no more: the palette goes before the dialog comes. */
export function returnFocus(): void {
  const place = opener?.isConnected ? opener : document.querySelector('[role="grid"]');
  if (place instanceof HTMLElement) place.focus();
  opener = null;
}

/** Asks what is to be exported of the rows on screen. */
export function openExport(): void {
  opener = document.activeElement;
  const { entries, scope } = realmsStore.getState();
  exportStore.getState().open(
    takeRows({
      consents: consentsStore.getState(),
      rows: resultStore.getState().answerNow().rows,
      view: viewStore.getState(),
      selection: selectionStore.getState(),
      profiles: entries.map(({ profile }) => profile),
      hasRealm: scope?.kind === 'all',
      now: Date.now(),
    }),
  );
}
