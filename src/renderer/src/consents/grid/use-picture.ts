import { useLayoutEffect, useMemo } from 'react';
import type { Consent } from '../../../../shared/consent';
import type { RealmProfile } from '../../../../shared/realm';
import type { ConsentTable } from '../rows/consent-table';
import type { ShownColumn } from './column-settings';
import type { PaintedList } from './painted-list';

interface Shown {
  readonly table: ConsentTable;
  readonly rows: Uint32Array;
  /** They say when rows, and what is selected, have changed: both do in place. */
  readonly version: number;
  readonly selectionVersion: number;
  readonly activeIndex: number;
  readonly open: Pick<Consent, 'realmId' | 'id'> | null;
  readonly columns: readonly ShownColumn[];
  readonly realms: ReadonlyMap<string, RealmProfile>;
  readonly now: number;
}

/** Has the rows painted anew, before the frame, whenever anything of what they show is another. */
export function usePicture(list: PaintedList | null, shown: Shown): void {
  const { table, rows, version, selectionVersion, activeIndex, open, columns, realms, now } = shown;
  const context = useMemo(() => ({ now, realms }), [now, realms]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions stand for what is changed in place
  useLayoutEffect(() => {
    list?.show({
      source: {
        at: (index) => table.at(rows[index] as number),
        activeIndex,
        marksOf: (index, { realmId, id }) => ({
          isActive: index === activeIndex,
          isOpen: open?.id === id && open.realmId === realmId,
          isSelected: table.selected.has(rows[index] as number),
        }),
      },
      count: rows.length,
      columns,
      context,
    });
  }, [list, table, rows, version, selectionVersion, activeIndex, open, columns, context]);
}
