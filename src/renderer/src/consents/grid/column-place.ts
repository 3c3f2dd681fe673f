/** Where a header that is dragged would come to stand. */
import type { ColumnKey } from '../../../../shared/columns';
import { boxWidth, edges, type LaidColumn } from './column-layout';

/** The column at so many pixels from the left edge of the header; the first or the last one beyond its ends. */
export function columnAt(laid: readonly LaidColumn[], x: number): ColumnKey | undefined {
  let right = edges.left + boxWidth;
  for (const { key, px } of laid) {
    right += px;
    if (x < right) return key;
  }
  return laid.at(-1)?.key;
}
