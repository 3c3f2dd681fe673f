// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row by aria-activedescendant
import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { Sort } from '../../../../shared/columns';
import { type ColumnActions, ColumnMenu } from './ColumnMenu';
import type { LaidColumn } from './column-layout';
import classes from './header.module.css';
import { WidthHandle } from './WidthHandle';

interface Props {
  readonly column: LaidColumn;
  readonly sort: Sort;
  /** Tab stops at one header; the arrow keys lead to the others. */
  readonly tabIndex: 0 | -1;
  readonly isDragged: boolean;
  /** On which side of this one the dragged column would come to stand. */
  readonly drop: 'before' | 'after' | undefined;
  readonly actions: ColumnActions;
  readonly onSort: () => void;
  readonly onStep: (event: KeyboardEvent) => void;
  readonly onGrab: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onDragWidth: (width: number | null) => void;
  readonly onResize: (width: number | null) => void;
}

export function HeaderCell(props: Props) {
  const { column, sort, tabIndex, isDragged, drop, actions, onSort, onStep, onGrab, onDragWidth, onResize } =
    props;
  const isSorted = sort.column === column.key;
  const direction = sort.descending ? 'descending' : 'ascending';
  const Arrow = sort.descending ? IconArrowNarrowDown : IconArrowNarrowUp;
  return (
    <div
      role="columnheader"
      className={classes.cell}
      data-column={column.key}
      data-dragged={isDragged || undefined}
      data-drop={drop}
      aria-sort={isSorted ? direction : 'none'}
      aria-colindex={column.place + 1}
      aria-label={column.title}
      // The column's menu is React's child here, but not the page's: a press in it grabs nothing.
      onPointerDown={(event) => event.currentTarget.contains(event.target as Node) && onGrab(event)}
    >
      <button type="button" className={classes.sort} tabIndex={tabIndex} onClick={onSort} onKeyDown={onStep}>
        <span className={classes.title}>{column.title}</span>
        {isSorted && <Arrow size={14} stroke={2} aria-hidden className={classes.arrow} />}
      </button>
      <ColumnMenu column={column} tabIndex={tabIndex} actions={actions} />
      <WidthHandle column={column} tabIndex={tabIndex} onDrag={onDragWidth} onResize={onResize} />
    </div>
  );
}
