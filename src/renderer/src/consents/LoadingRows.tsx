import classes from './ConsentsView.module.css';
import { rowHeight } from './grid/painted-list';

/** Rows to come, where those that will come are to stand, and as high. They pulse as one: moved each for itself, 72 bars would be 72 layers. */
export function LoadingRows() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Reading the first consents">
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all the same
        <div key={row} className={classes.skeletonRow} style={{ height: rowHeight }}>
          <span style={{ width: 72 }} />
          <span style={{ width: `${55 + ((row * 17) % 35)}%` }} />
          <span style={{ width: `${50 + ((row * 23) % 40)}%` }} />
          <span style={{ width: `${45 + ((row * 29) % 40)}%` }} />
          <span style={{ width: 80 }} />
          <span style={{ width: 88 }} />
        </div>
      ))}
    </div>
  );
}
