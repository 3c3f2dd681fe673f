import { Skeleton } from '@mantine/core';
import classes from './ConsentsView.module.css';
import { rowHeight } from './grid/painted-list';

/** Rows to come, where those that will come are to stand, and as high. */
export function LoadingRows() {
  return (
    <div className={classes.skeleton} role="status" aria-label="Reading the first consents">
      {Array.from({ length: 12 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all the same
        <div key={row} className={classes.skeletonRow} style={{ height: rowHeight }}>
          <Skeleton height={10} width={72} />
          <Skeleton height={10} width={`${55 + ((row * 17) % 35)}%`} />
          <Skeleton height={10} width={`${50 + ((row * 23) % 40)}%`} />
          <Skeleton height={10} width={`${45 + ((row * 29) % 40)}%`} />
          <Skeleton height={10} width={80} />
          <Skeleton height={10} width={88} />
        </div>
      ))}
    </div>
  );
}
