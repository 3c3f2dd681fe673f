// biome-ignore-all lint/a11y/useSemanticElements: rows come and go as the grid scrolls, which a <table> does not survive
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row by aria-activedescendant
import { IconArrowNarrowDown, IconArrowNarrowUp } from '@tabler/icons-react';
import type { Sort, SortColumn } from '../rows/sort';
import type { Column } from './columns';
import classes from './grid.module.css';

interface Props {
  /** How many of the rows on screen are selected; 'mixed' between none and all. */
  readonly selection: 'none' | 'mixed' | 'all';
  readonly shown: number;
  /** All of the rows on screen, or none of them. */
  readonly onSelectAll: (isSelected: boolean) => void;
  readonly columns: readonly Column[];
  readonly sort: Sort;
  readonly onSort: (column: SortColumn) => void;
}

export function GridHeader({ selection, shown, onSelectAll, columns, sort, onSort }: Props) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow} aria-rowindex={1}>
        <div role="columnheader" className={classes.boxCell}>
          <button
            type="button"
            role="checkbox"
            className={classes.allBox}
            aria-checked={selection === 'mixed' ? 'mixed' : selection === 'all'}
            aria-label={`Select all ${shown.toLocaleString('en')} shown`}
            title={selection === 'all' ? 'Select none of those shown' : 'Select all of those shown'}
            onClick={() => onSelectAll(selection !== 'all')}
          >
            <span className={classes.box} />
          </button>
        </div>
        {columns.map(({ key, title }) => {
          const isSorted = sort.column === key;
          const direction = sort.descending ? 'descending' : 'ascending';
          const Arrow = sort.descending ? IconArrowNarrowDown : IconArrowNarrowUp;
          return (
            <div
              key={key}
              role="columnheader"
              data-column={key}
              className={classes.headCell}
              aria-sort={isSorted ? direction : 'none'}
            >
              <button type="button" className={classes.sort} onClick={() => onSort(key)}>
                {title}
                {isSorted && <Arrow size={14} stroke={2} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
