/**
 * The list of consents. Its rows are painted by `grid/painted-list`, outside React; its header is React's. The focus stays on the grid, which names its
 * row by `aria-activedescendant`: a row that scrolls out and becomes another can then not take the focus with it.
 */
// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
import { type MouseEvent, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { ColumnKey, ColumnSetting, Sort } from '../../../shared/columns';
import type { Consent } from '../../../shared/consent';
import type { RealmProfile } from '../../../shared/realm';
import { layOut } from './grid/column-layout';
import { offered, shownColumns } from './grid/column-settings';
import { GridHeader } from './grid/GridHeader';
import classes from './grid/grid.module.css';
import { LoadingRows } from './grid/LoadingRows';
import { meant } from './grid/meant';
import { onGridKey } from './grid/on-grid-key';
import { rowId } from './grid/painted-row';
import { useFocusedEnd } from './grid/use-focused-end';
import { useFollow } from './grid/use-follow';
import { usePaintedList } from './grid/use-painted-list';
import { usePicture } from './grid/use-picture';
import { useTypeAhead } from './grid/use-type-ahead';
import type { ConsentTable } from './rows/consent-table';
import type { SelectionState } from './selection-store';

type Named = Pick<Consent, 'realmId' | 'id'>;

interface Props {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  /** It goes, and the focus was in it. */
  readonly onGone: () => void;
  readonly table: ConsentTable;
  /** Says when the table has changed, which it does in place. */
  readonly version: number;
  readonly rows: Uint32Array;
  /** False while a newer answer is being worked out. */
  readonly isCurrent: boolean;
  /** The first rows are on their way. */
  readonly isAwaited: boolean;
  /** All rows that what is asked lets through now, even where those on screen are still of the question before. */
  readonly allAsked: () => Uint32Array;
  readonly now: number;
  readonly sort: Sort;
  readonly columns: readonly ColumnSetting[];
  readonly active: Named | null;
  readonly open: Named | null;
  /** By realm id; empty where one realm is shown alone. */
  readonly realms: ReadonlyMap<string, RealmProfile>;
  readonly realmNames: ReadonlyMap<string, string>;
  readonly onSort: (column: ColumnKey) => void;
  readonly onColumns: (columns: readonly ColumnSetting[]) => void;
  readonly onActivate: (consent: Consent) => void;
  readonly onOpen: (consent: Consent) => void;
  /** Enter on a row that is open already: the operator wants to be in the detail. */
  readonly onEnterDetail: () => void;
  readonly selection: SelectionState;
}

export function ConsentGrid(props: Props) {
  const { gridRef, table, version, rows, now, sort, columns, active, open, realms, realmNames } = props;
  const { onActivate, onOpen, onEnterDetail, onColumns, selection } = props;
  const bodyRef = useRef<HTMLDivElement>(null);
  useFocusedEnd(gridRef, props.onGone);
  const { list, room } = usePaintedList(gridRef, bodyRef);
  const [trial, setTrial] = useState<readonly ColumnSetting[] | null>(null);
  const hasRealm = realms.size > 0;
  const isBeside = open !== null;
  const layout = useMemo(
    () => layOut(shownColumns(trial ?? columns, hasRealm), room, isBeside),
    [trial, columns, hasRealm, room, isBeside],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is changed in place, and `version` says when
  const activeIndex = useMemo(
    () => (active ? rows.indexOf(table.indexOf(active.realmId, active.id)) : -1),
    [table, version, rows, active],
  );
  usePicture(list, {
    ...{ table, rows, version, selectionVersion: selection.version },
    ...{ activeIndex, open, columns: layout.columns, realms, now },
  });
  const follow = useFollow(list, activeIndex);

  const at = useCallback((index: number) => table.at(rows[index] as number), [table, rows]);
  const current = at(activeIndex);
  const goTo = useCallback(
    (place: number) => {
      const consent = at(place);
      if (!consent) return;
      follow.again();
      onActivate(consent);
      if (isBeside) onOpen(consent);
    },
    [at, follow, onActivate, onOpen, isBeside],
  );
  const openRow = (consent: Consent) => {
    follow.again();
    onActivate(consent);
    onOpen(consent);
  };
  const names = useMemo(() => ({ realmNames, now }), [realmNames, now]);
  const ahead = useTypeAhead(table, rows, sort.column, names, goTo);

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    // By the consent that the row shows, and not by its place: rows may have come in between since it was painted.
    const consent = list?.rowOf(event.target)?.consent;
    if (!consent) return;
    const how = meant(event);
    if (how === 'open') {
      openRow(consent);
      return;
    }
    // With Shift the press was taken away, and the focus it would have brought with it.
    if (how === 'reach') gridRef.current?.focus();
    onActivate(consent);
    if (how === 'toggle') selection.toggle(consent);
    else selection.reach(rows, consent);
  };
  const moves = () => ({
    count: rows.length,
    active: activeIndex,
    last: follow.last(),
    page: list?.page ?? 1,
    selectAll: () => selection.setAll(props.allAsked(), true),
    select: (isRange: boolean) => {
      if (!current) return;
      if (isRange) selection.reach(rows, current);
      else selection.toggle(current);
    },
    enter: () => {
      if (!current) return;
      if (open?.id === current.id && open.realmId === current.realmId) onEnterDetail();
      else openRow(current);
    },
    goTo: (place: number, isRange: boolean) => {
      const consent = at(place);
      goTo(place);
      if (isRange && consent) selection.extend(rows, current ?? consent, consent);
    },
    type: (letter: string, when: number) => ahead.type(letter, when, activeIndex),
    isTyping: ahead.isTyping,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is selected is changed in place, and the versions say when
  const selected = useMemo(() => table.selected.countIn(rows), [table, rows, selection.version, version]);
  return (
    <>
      <div
        ref={gridRef}
        role="grid"
        className={classes.grid}
        style={{ '--tracks': layout.tracks, '--total': `${layout.total}px` } as Record<string, string>}
        tabIndex={0}
        aria-label="Consents"
        aria-multiselectable
        aria-busy={!props.isCurrent}
        aria-rowcount={rows.length + 1}
        aria-colcount={offered(columns, hasRealm).length + 1}
        aria-activedescendant={current ? rowId(activeIndex) : undefined}
        onKeyDown={(event) => onGridKey(event, moves())}
        onWheel={follow.stop}
        // On the grid itself and not on a row: its scroll bar.
        onPointerDown={(event) => event.target === event.currentTarget && follow.stop()}
      >
        <GridHeader
          selection={selected === 0 ? 'none' : selected === rows.length ? 'all' : 'mixed'}
          shown={rows.length}
          onSelectAll={(isSelected) => selection.setAll(props.allAsked(), isSelected)}
          laid={layout.columns}
          settings={columns}
          hasRealm={hasRealm}
          sort={sort}
          onSort={props.onSort}
          onColumns={(changed) => {
            setTrial(null);
            onColumns(changed);
          }}
          onTrial={setTrial}
          onLeave={() => gridRef.current?.focus()}
        />
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys */}
        <div
          ref={bodyRef}
          role="rowgroup"
          className={classes.body}
          // With Shift it would select text from row to row.
          onMouseDown={(event) => event.shiftKey && event.preventDefault()}
          onClick={onClick}
        />
      </div>
      {props.isAwaited && <LoadingRows columns={layout.columns} tracks={layout.tracks} />}
    </>
  );
}
