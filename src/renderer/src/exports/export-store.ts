/** One export from the question what is wanted to the file. The window hands over a slice, waits until it is written, and hands over the next. */
import { createStore } from 'zustand/vanilla';
import type { BridgeClient } from '../../../shared/bridge';
import type { Exported, ExportFormat } from '../../../shared/export';
import { type Failure, toFailure } from '../../../shared/failure';
import { allColumns, type ExportColumn, shownColumns } from './columns';
import type { ExportSource, TakenRows } from './export-source';

/** What the operator wants in the file. */
export interface Wish {
  readonly format: ExportFormat;
  readonly columns: 'shown' | 'all';
  readonly rows: 'shown' | 'selected';
}

export type Phase =
  | { readonly kind: 'idle' }
  /** `wasCancelled`: the operator is back from an export that they broke off. */
  | { readonly kind: 'asking'; readonly source: ExportSource; readonly wasCancelled: boolean }
  | Running
  | { readonly kind: 'saved'; readonly exported: Exported }
  | { readonly kind: 'failed'; readonly source: ExportSource; readonly failure: Failure };

export interface Running {
  readonly kind: 'running';
  readonly source: ExportSource;
  /** Null while the operator chooses the place. */
  readonly fileName: string | null;
  readonly done: number;
  readonly total: number;
  readonly isCancelled: boolean;
}

export interface ExportState {
  readonly phase: Phase;
  /** Kept from one export to the next. */
  readonly wish: Wish;
  /** Does nothing while an export runs. */
  open(source: ExportSource): void;
  choose(change: Partial<Wish>): void;
  run(): Promise<void>;
  /** Breaks a running export off; nothing of it is left. */
  cancel(): void;
  /** Does nothing while an export runs. */
  close(): void;
}

type Port = BridgeClient['exports'];

export const rowsWished = (source: ExportSource, { rows }: Pick<Wish, 'rows'>): TakenRows =>
  rows === 'selected' && source.selected.length > 0 ? source.selected : source.shown;

export const columnsWished = (
  source: Pick<ExportSource, 'hasRealm' | 'columns'>,
  { columns }: Pick<Wish, 'columns'>,
): readonly ExportColumn[] =>
  columns === 'all' ? allColumns : shownColumns(source.columns, source.hasRealm);

/** As many as main takes (`exportSlice` of the contract, whose schemas the first paint does without). */
export const rowsInMessage = 1000;

export function createExportStore(port: Port) {
  return createStore<ExportState>((set, get) => {
    /** The export under way, once main has begun it. */
    let exportId: string | null = null;
    let isCancelled = false;

    const tell = (change: Partial<Running>) => {
      const { phase } = get();
      if (phase.kind === 'running') set({ phase: { ...phase, ...change } });
    };
    /** Null when the operator wanted no place for it, or broke it off. */
    const walk = async (source: ExportSource, wish: Wish): Promise<Exported | null> => {
      const consents = rowsWished(source, wish);
      const columns = columnsWished(source, wish);
      const begun = await port.begin({
        format: wish.format,
        columns: columns.map(({ key, title }) => ({ key, title })),
        realmIds: consents.realmIds,
        rows: consents.length,
        filtered: source.isNarrowed || consents !== source.shown,
      });
      if (!begun) return null;
      exportId = begun.exportId;
      tell({ fileName: begun.fileName });
      for (let from = 0; from < consents.length; from += rowsInMessage) {
        const rows = consents
          .slice(from, from + rowsInMessage)
          .map((consent) => columns.map(({ cell }) => cell(consent, source)));
        await port.rows({ exportId, rows });
        if (isCancelled) return null;
        tell({ done: from + rows.length });
      }
      // A cancel from here on may come too late: main's answer says what holds.
      return port.finish({ exportId });
    };

    return {
      phase: { kind: 'idle' },
      wish: { format: 'csv', columns: 'shown', rows: 'shown' },
      open: (source) => {
        if (get().phase.kind === 'running') return;
        // What is selected was selected for something.
        const rows = source.selected.length > 0 ? 'selected' : 'shown';
        set({ wish: { ...get().wish, rows }, phase: { kind: 'asking', source, wasCancelled: false } });
      },
      choose: (change) => set({ wish: { ...get().wish, ...change } }),
      run: async () => {
        const { phase, wish } = get();
        if (phase.kind !== 'asking' && phase.kind !== 'failed') return;
        const { source } = phase;
        const total = rowsWished(source, wish).length;
        isCancelled = false;
        set({ phase: { kind: 'running', source, fileName: null, done: 0, total, isCancelled } });
        const goBack = () => set({ phase: { kind: 'asking', source, wasCancelled: isCancelled } });
        try {
          const exported = await walk(source, wish);
          if (exported) set({ phase: { kind: 'saved', exported } });
          else goBack();
        } catch (error) {
          // Main has ended it in most cases; where the mistake was the window's own, it has not.
          if (exportId !== null) port.cancel({ exportId }).catch(() => {});
          if (isCancelled) goBack();
          else set({ phase: { kind: 'failed', source, failure: toFailure(error) } });
        } finally {
          exportId = null;
        }
      },
      cancel: () => {
        if (exportId === null || isCancelled) return;
        isCancelled = true;
        tell({ isCancelled });
        // What it has come to is told by the call under way, which this ends.
        port.cancel({ exportId }).catch(() => {});
      },
      close: () => {
        if (get().phase.kind !== 'running') set({ phase: { kind: 'idle' } });
      },
    };
  });
}
