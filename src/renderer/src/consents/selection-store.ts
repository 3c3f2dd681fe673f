/**
 * Which consents the operator has chosen, to act on many at once. The truth is in the table, row by row, so that it survives sorting and filtering
 * and is gone with the row (#30); this store says that it changed. Ranges are `selection-range.ts`'s.
 *
 * Nothing is ever selected by itself: an empty selection means nothing, not everything.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Consent } from '../../../shared/consent';
import type { ConsentsState } from './consents-store';
import type { ConsentTable } from './rows/consent-table';
import { SelectionRange } from './selection-range';

type Named = Pick<Consent, 'realmId' | 'id'>;

export interface SelectionState {
  /** Changes whenever what is selected does: the table is changed in place. */
  readonly version: number;
  readonly count: number;
  /** The list shows what was selected when this was asked, and nothing else. */
  readonly isPinned: boolean;
  toggle(consent: Named): void;
  /** From where the last range began, or the last box was clicked, to `to`; what an earlier reach turned on and this one does not is let go. */
  reach(rows: Uint32Array, to: Named): void;
  /** The keyboard's: begins a range at `from` unless one that ended there goes on. */
  extend(rows: Uint32Array, from: Named, to: Named): void;
  /** All of these rows, or none of them; others stay as they are. */
  setAll(rows: Uint32Array, isSelected: boolean): void;
  /** Keeps those of these rows alone. */
  keepOnly(rows: Uint32Array): void;
  clear(): void;
  /** Lets these go: what was to be done with them is done. */
  release(consents: readonly Named[]): void;
  pin(isPinned: boolean): void;
}

export function createSelectionStore(consents: StoreApi<ConsentsState>) {
  const { table } = consents.getState();
  const { selected, pinned } = table;
  const range = new SelectionRange(table);
  const indexOf = ({ realmId, id }: Named) => table.indexOf(realmId, id);

  const store = createStore<SelectionState>((set, get) => {
    const changed = () => {
      const isPinned = get().isPinned && selected.count > 0;
      set({ version: get().version + 1, count: selected.count, isPinned });
    };
    const reach = (rows: Uint32Array, to: Named) => {
      range.reach(rows, to);
      changed();
    };

    return {
      version: 0,
      count: 0,
      isPinned: false,
      toggle: (consent) => {
        const index = indexOf(consent);
        selected.set(index, !selected.has(index));
        range.beginAt(consent, selected.has(index));
        changed();
      },
      reach,
      extend: (rows, from, to) => {
        if (!range.selectsTo(from)) {
          selected.set(indexOf(from), true);
          range.beginAt(from, true);
        }
        reach(rows, to);
      },
      setAll: (rows, isSelected) => {
        for (let place = 0; place < rows.length; place++) range.set(rows[place] as number, isSelected);
        range.forget();
        changed();
      },
      keepOnly: (rows) => {
        const kept = rows.filter((index) => selected.has(index));
        selected.clear();
        for (const index of kept) selected.set(index, true);
        range.forget();
        changed();
      },
      clear: () => {
        selected.clear();
        range.forget();
        changed();
      },
      release: (consents) => {
        const before = selected.count;
        for (const consent of consents) selected.set(indexOf(consent), false);
        if (selected.count === before) return;
        range.forget();
        changed();
      },
      pin: (isPinned) => {
        if (isPinned) pinned.copy(selected);
        set({ version: get().version + 1, isPinned: isPinned && selected.count > 0 });
      },
    };
  });
  // Rows went away, and their selection with them.
  consents.subscribe(() => {
    const { count, version, isPinned } = store.getState();
    if (count !== selected.count)
      store.setState({
        version: version + 1,
        count: selected.count,
        isPinned: isPinned && selected.count > 0,
      });
  });
  return store;
}

/** The selected ones: first those of `rows`, in that order, then those that a filter hides. */
export function selectedRows({ selected, end }: ConsentTable, rows: Uint32Array): Uint32Array {
  const all = new Uint32Array(selected.count);
  const isShown = new Uint8Array(end);
  let count = 0;
  for (const row of rows)
    if (selected.has(row)) {
      all[count++] = row;
      isShown[row] = 1;
    }
  for (const row of selected.rows()) if (isShown[row] === 0) all[count++] = row;
  return all;
}

export const selectedConsents = (
  { table }: Pick<ConsentsState, 'table'>,
  rows: Uint32Array,
): readonly Consent[] => table.copyOf(selectedRows(table, rows)).slice(0);
