import type { Layout } from './column-layout';
import classes from './loading.module.css';
import { rowHeight } from './painted-list';

const rows = Array.from({ length: 12 }, (_, row) => row);

/** Of the column, and different from row to row, as texts are. */
const widthOf = (row: number, column: number): string => `${45 + ((row * 17 + column * 23) % 40)}%`;

/** Rows to come, where those that will come are to stand, and as high. They pulse as one: moved each for itself, every bar would be a layer. */
export function LoadingRows({ columns, tracks }: Pick<Layout, 'columns' | 'tracks'>) {
  return (
    <div className={classes.rows} role="status" aria-label="Reading the first consents">
      {rows.map((row) => (
        <div key={row} className={classes.row} style={{ height: rowHeight, gridTemplateColumns: tracks }}>
          <span />
          {columns.map(({ key }, column) => (
            <span key={key} className={classes.bar} style={{ width: widthOf(row, column) }} />
          ))}
        </div>
      ))}
    </div>
  );
}
