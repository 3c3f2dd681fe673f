// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row by aria-activedescendant
import { type ComponentProps, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { ColumnKey, ColumnSetting, Sort } from '../../../../shared/columns';
import type { ColumnActions } from './ColumnMenu';
import type { LaidColumn } from './column-layout';
import { columnAt } from './column-place';
import { dragged } from './column-resize';
import { isLastShown, moved, neighbour, resized, setHidden } from './column-settings';
import { startDrag } from './drag';
import classes from './grid.module.css';
import { HeaderCell } from './HeaderCell';
import { SelectAll } from './SelectAll';

interface Props extends ComponentProps<typeof SelectAll> {
  readonly laid: readonly LaidColumn[];
  readonly settings: readonly ColumnSetting[];
  readonly hasRealm: boolean;
  readonly sort: Sort;
  readonly onSort: (column: ColumnKey) => void;
  readonly onColumns: (settings: readonly ColumnSetting[]) => void;
  /** While an edge is dragged: what the columns would be; null when it is given up. */
  readonly onTrial: (settings: readonly ColumnSetting[] | null) => void;
  /** What had the focus is gone. */
  readonly onLeave: () => void;
}

/** The head of the list: sorts by a click, and every column can be dragged to another place or another width, hidden, and moved by keys. */
export function GridHeader(props: Props) {
  const { laid, settings, hasRealm, sort, onSort, onColumns, onTrial, onLeave } = props;
  const row = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState<ColumnKey>();
  const [grabbed, setGrabbed] = useState<{ readonly key: ColumnKey; readonly to: ColumnKey } | null>(null);
  const placeOf = (key: ColumnKey | undefined) => laid.findIndex((column) => column.key === key);
  const tabStop = laid[Math.max(0, placeOf(stop))]?.key;

  const onGrab = (event: PointerEvent<HTMLDivElement>, key: ColumnKey) => {
    if (event.button !== 0) return;
    const left = row.current?.getBoundingClientRect().left ?? 0;
    let to = key;
    startDrag(event.currentTarget, event, {
      least: 6,
      onMove: (_, { clientX }) => {
        to = columnAt(laid, clientX - left) ?? key;
        setGrabbed({ key, to });
      },
      onEnd: () => {
        setGrabbed(null);
        onColumns(moved(settings, key, to));
      },
      onCancel: () => setGrabbed(null),
    });
  };
  const onStep = (event: KeyboardEvent, place: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step && laid[place + step];
    if (!next) return;
    event.preventDefault();
    setStop(next.key);
    row.current?.querySelector<HTMLElement>(`[data-column="${next.key}"] button`)?.focus();
  };
  const resize = (key: ColumnKey, width: number | null) =>
    onColumns(width === null ? resized(settings, key, null) : dragged(settings, laid, key, width));
  const actionsOf = ({ key, width }: LaidColumn): ColumnActions => {
    const move = (step: -1 | 1) => {
      const to = neighbour(settings, key, step, hasRealm);
      return to && (() => onColumns(moved(settings, key, to)));
    };
    const hide = () => {
      onColumns(setHidden(settings, key, true, hasRealm));
      onLeave();
    };
    return {
      moveLeft: move(-1),
      moveRight: move(1),
      hide: isLastShown(settings, key, hasRealm) ? undefined : hide,
      fit: width === null ? undefined : () => resize(key, null),
    };
  };
  const dropAt = (key: ColumnKey) => {
    if (grabbed?.to !== key || grabbed.key === key) return undefined;
    return placeOf(grabbed.key) > placeOf(key) ? 'before' : 'after';
  };

  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" ref={row} className={classes.headRow} aria-rowindex={1}>
        <SelectAll {...props} />
        {laid.map((column, place) => (
          <HeaderCell
            key={column.key}
            column={column}
            sort={sort}
            tabIndex={column.key === tabStop ? 0 : -1}
            isDragged={grabbed?.key === column.key}
            drop={dropAt(column.key)}
            actions={actionsOf(column)}
            onSort={() => onSort(column.key)}
            onStep={(event) => onStep(event, place)}
            onGrab={(event) => onGrab(event, column.key)}
            onDragWidth={(width) =>
              onTrial(width === null ? null : dragged(settings, laid, column.key, width))
            }
            onResize={(width) => resize(column.key, width)}
          />
        ))}
      </div>
    </div>
  );
}
