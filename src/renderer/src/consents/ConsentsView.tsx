import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Scope } from '../../../shared/app-status';
import type { RealmProfile } from '../../../shared/realm';
import { useNow } from '../components/use-now';
import { InterruptedRunsPlace } from '../revocation/RevocationHost';
import { useDialogIsOpen } from '../revocation/use-dialog';
import { useRealms } from '../stores';
import { ConsentGrid } from './ConsentGrid';
import classes from './ConsentsView.module.css';
import { CountLine } from './CountLine';
import { isLoading } from './consents-store';
import { DetailPanel } from './detail/DetailPanel';
import { EmptyGrid } from './EmptyGrid';
import { emptinessOf } from './emptiness';
import { FilterBar } from './filters/FilterBar';
import { RealmFailures } from './RealmFailures';
import { SelectionBar } from './SelectionBar';
import {
  detailStore,
  selectionStore,
  useConsents,
  useDetail,
  useSelection,
  useView,
  viewStore,
} from './stores';
import { useListFocus } from './use-list-focus';
import { resultStore, useRealmNames, useResult } from './use-result';

interface Props {
  readonly scope: Scope;
}

/** Browse, filter and open the consents of one realm or of all. */
export function ConsentsView({ scope }: Props) {
  const now = useNow(60_000);
  const result = useResult(now);
  const table = useConsents((state) => state.table);
  const version = useConsents((state) => state.version);
  const isReading = useConsents((state) => isLoading(state.progress));
  const refresh = useConsents((state) => state.refresh);
  const sort = useView((state) => state.sort);
  const active = useView((state) => state.active);
  const columns = useView((state) => state.columns);
  const { sortBy, setColumns, setActive, clear } = viewStore.getState();
  const open = useDetail((state) => state.consent);
  const selection = useSelection((state) => state);
  const realms = useRealmsShown(scope);
  const realmNames = useRealmNames();
  const detailRef = useRef<HTMLElement>(null);

  const { gridRef, emptyRef, toGrid, onGridGone } = useListFocus();
  useFocusAfterRevocation(toGrid);
  const close = useCallback(() => {
    detailStore.getState().close();
    toGrid();
  }, [toGrid]);
  // The button that was pressed goes with the bar it stood in.
  const clearSelection = useCallback(() => {
    selectionStore.getState().clear();
    toGrid();
  }, [toGrid]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // Dialogs and popovers are React's children here, but not the page's: their Escape is their own.
    const isHere = event.currentTarget.contains(event.target as Node);
    if (event.key !== 'Escape' || !isHere || event.defaultPrevented) return;
    if (open) close();
    else if (event.target === gridRef.current) selection.clear();
  };

  // That nothing matches is said only of what is asked now.
  const isTold = result.isCurrent || table.size === 0;
  // Not the progress itself: it moves several times a second, and the list need not be made anew for that.
  const emptiness = useConsents(({ progress }) => emptinessOf(result.rows.length, table.size, progress));
  const empty = isTold ? emptiness : null;
  // The grid without rows is made while the first of them are on their way, and after they were asked for: it takes longer than all that is left then.
  const isAwaited = empty === 'loading';
  const isLaidOut = useDeferredValue(isAwaited, false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape from wherever the focus is inside
    <div className={classes.view} onKeyDown={onKeyDown}>
      <div className={classes.list}>
        <InterruptedRunsPlace />
        <FilterBar now={now} onLeave={toGrid} />
        <CountLine shown={result.rows.length} />
        <RealmFailures />
        {empty && !isAwaited ? (
          <EmptyGrid
            why={empty}
            buttonRef={emptyRef}
            isLoading={isReading}
            onClear={clear}
            onRefresh={() => refresh()}
          />
        ) : (
          <div className={classes.rows}>
            {(isLaidOut || !isAwaited) && (
              <ConsentGrid
                gridRef={gridRef}
                onGone={onGridGone}
                table={table}
                version={version}
                rows={result.rows}
                isCurrent={result.isCurrent}
                isAwaited={isAwaited}
                allAsked={resultStore.getState().rowsNow}
                now={now}
                sort={sort}
                columns={columns}
                active={active}
                open={open}
                realms={realms}
                realmNames={realmNames}
                onSort={sortBy}
                onColumns={setColumns}
                onActivate={setActive}
                onOpen={detailStore.getState().open}
                onEnterDetail={() => detailRef.current?.focus()}
                selection={selection}
              />
            )}
          </div>
        )}
        <SelectionBar rows={result.rows} onClear={clearSelection} />
      </div>
      {open && <DetailPanel ref={detailRef} now={now} onClose={close} />}
    </div>
  );
}

/** The button that opened the dialog may be disabled by what the dialog did, so the focus goes back to the row. */
function useFocusAfterRevocation(toGrid: () => void): void {
  const isOpen = useDialogIsOpen();
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (!isOpen && wasOpen.current) toGrid();
    wasOpen.current = isOpen;
  }, [isOpen, toGrid]);
}

/** The profiles that rows are marked with: none where all rows are of one realm. */
function useRealmsShown(scope: Scope): ReadonlyMap<string, RealmProfile> {
  const entries = useRealms((state) => state.entries);
  return useMemo(
    () => new Map(scope.kind === 'all' ? entries.map(({ profile }) => [profile.id, profile]) : []),
    [entries, scope.kind],
  );
}
