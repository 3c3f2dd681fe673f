/**
 * The rows on screen, and only those. The focus stays on the grid, which names its row by `aria-activedescendant`: a row that scrolls out
 * and is taken away can then not take the focus with it.
 */
// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Consent } from '../../../shared/consent';
import type { RealmProfile } from '../../../shared/realm';
import { columnsOf } from './grid/columns';
import { GridHeader } from './grid/GridHeader';
import { GridRow, type Meant } from './grid/GridRow';
import classes from './grid/grid.module.css';
import { rowAfterKey } from './grid/grid-keys';
import type { ConsentTable } from './rows/consent-table';
import type { Sort, SortColumn } from './rows/sort';
import type { SelectionState } from './selection-store';

export const rowHeight = 40;
const headHeight = 32;

interface Props {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly table: ConsentTable;
  readonly rows: Uint32Array;
  readonly now: number;
  readonly sort: Sort;
  readonly active: Pick<Consent, 'realmId' | 'id'> | null;
  readonly open: Pick<Consent, 'realmId' | 'id'> | null;
  /** By realm id; empty where one realm is shown alone. */
  readonly realms: ReadonlyMap<string, RealmProfile>;
  readonly onSort: (column: SortColumn) => void;
  readonly onActivate: (consent: Consent) => void;
  readonly onOpen: (consent: Consent) => void;
  /** Enter on a row that is open already: the operator wants to be in the detail. */
  readonly onEnterDetail: () => void;
  readonly selection: SelectionState;
}

export function ConsentGrid(props: Props) {
  const { gridRef, table, rows, now, sort, active, open, realms, onSort, onActivate, onOpen, onEnterDetail } =
    props;
  const { version, toggle, reach, extend, setAll } = props.selection;
  const hasRealm = realms.size > 0;
  const columns = useMemo(() => columnsOf(hasRealm), [hasRealm]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    scrollMargin: 0,
  });
  const activeRow = active ? rows.indexOf(table.indexOf(active.realmId, active.id)) : -1;
  const at = useCallback((row: number) => table.rows[rows[row] as number], [table, rows]);

  // A row that leaves the list, by being revoked for one, leaves its place to the next.
  const lastRow = useRef(-1);
  useEffect(() => {
    if (activeRow >= 0) lastRow.current = activeRow;
  }, [activeRow]);

  // The keyboard moved, or rows came in before the active one: keep it in sight, unless the operator has scrolled away from it.
  const follows = useRef(true);
  useEffect(() => {
    if (activeRow >= 0 && follows.current) virtual.scrollToIndex(activeRow, { align: 'auto' });
  }, [activeRow, virtual]);

  const openRow = useCallback(
    (consent: Consent | undefined) => {
      if (!consent) return;
      follows.current = true;
      onActivate(consent);
      onOpen(consent);
    },
    [onActivate, onOpen],
  );
  // By the consent that the row shows, and not by its place: rows may have come in between since it was painted.
  const pick = useCallback(
    (consent: Consent, meant: Meant) => {
      if (meant === 'open') return openRow(consent);
      // With Shift the press was taken away, and the focus it would have brought with it.
      if (meant === 'reach') gridRef.current?.focus();
      onActivate(consent);
      if (meant === 'toggle') toggle(consent);
      else reach(rows, consent);
    },
    [gridRef, rows, openRow, onActivate, toggle, reach],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const current = at(activeRow);
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'a' || event.shiftKey) return;
      event.preventDefault();
      setAll(rows, true);
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      if (current && event.shiftKey) reach(rows, current);
      else if (current) toggle(current);
    }
    if (event.key === 'Enter') {
      if (current && isSame(current, open)) onEnterDetail();
      else openRow(current);
      event.preventDefault();
    }
    const from = activeRow >= 0 ? activeRow : lastRow.current - (event.key === 'ArrowDown' ? 1 : 0);
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 2);
    const next = rowAfterKey(event.key, from, rows.length, page);
    const consent = next === null ? undefined : at(next);
    if (!consent) return;
    event.preventDefault();
    follows.current = true;
    onActivate(consent);
    if (event.shiftKey) extend(rows, current ?? consent, consent);
    if (open) onOpen(consent);
  };

  const stopFollowing = () => {
    follows.current = false;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected is changed in place, and `version` says when
  const selectedShown = useMemo(() => table.selected.countIn(rows), [table, rows, version]);
  const items = virtual.getVirtualItems();
  const isActiveRendered = items.some(({ index }) => index === activeRow);
  return (
    <div
      ref={gridRef}
      role="grid"
      className={classes.grid}
      data-realms={hasRealm || undefined}
      tabIndex={0}
      aria-label="Consents"
      aria-multiselectable
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isActiveRendered ? rowId(activeRow) : undefined}
      onKeyDown={onKeyDown}
      onWheel={stopFollowing}
      // On the grid itself and not on a row: its scroll bar.
      onPointerDown={(event) => event.target === event.currentTarget && stopFollowing()}
    >
      <GridHeader
        selection={selectedShown === 0 ? 'none' : selectedShown === rows.length ? 'all' : 'mixed'}
        shown={rows.length}
        onSelectAll={(isSelected) => setAll(rows, isSelected)}
        columns={columns}
        sort={sort}
        onSort={onSort}
      />
      <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const consent = at(index);
          return (
            consent && (
              <GridRow
                key={index}
                id={rowId(index)}
                consent={consent}
                index={index}
                top={start}
                now={now}
                isActive={index === activeRow}
                isOpen={isSame(consent, open)}
                isSelected={table.selected.has(rows[index] as number)}
                realm={realms.get(consent.realmId)}
                hasRealm={hasRealm}
                onPick={pick}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const isSame = (consent: Consent, other: Pick<Consent, 'realmId' | 'id'> | null): boolean =>
  consent.id === other?.id && consent.realmId === other.realmId;

const rowId = (index: number): string => `consent-row-${index}`;
