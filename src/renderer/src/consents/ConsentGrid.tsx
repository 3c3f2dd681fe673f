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
import { GridRow } from './grid/GridRow';
import classes from './grid/grid.module.css';
import { rowAfterKey } from './grid/grid-keys';
import type { ConsentTable } from './rows/consent-table';
import type { Sort, SortColumn } from './rows/sort';

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
}

export function ConsentGrid(props: Props) {
  const { gridRef, table, rows, now, sort, active, open, realms, onSort, onActivate, onOpen, onEnterDetail } =
    props;
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

  const pick = useCallback(
    (row: number) => {
      const consent = at(row);
      if (!consent) return;
      follows.current = true;
      onActivate(consent);
      onOpen(consent);
    },
    [at, onActivate, onOpen],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      const consent = at(activeRow);
      if (consent && isSame(consent, open)) onEnterDetail();
      else pick(activeRow);
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
    if (open) onOpen(consent);
  };

  const stopFollowing = () => {
    follows.current = false;
  };

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
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={isActiveRendered ? rowId(activeRow) : undefined}
      onKeyDown={onKeyDown}
      onWheel={stopFollowing}
      // On the grid itself and not on a row: its scroll bar.
      onPointerDown={(event) => event.target === event.currentTarget && stopFollowing()}
    >
      <GridHeader columns={columns} sort={sort} onSort={onSort} />
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
