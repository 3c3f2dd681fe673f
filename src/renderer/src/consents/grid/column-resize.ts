/** What dragging a handle, or a key on it, makes of the columns. */
import type { ColumnKey, ColumnSetting } from '../../../../shared/columns';
import type { LaidColumn } from './column-layout';
import { narrowest, resized, widest } from './column-settings';

/**
 * Columns to the left keep the width they have: were they to share what this one gives or takes, its edge would run away from
 * the pointer.
 */
export function dragged(
  settings: readonly ColumnSetting[],
  laid: readonly LaidColumn[],
  key: ColumnKey,
  width: number,
): readonly ColumnSetting[] {
  const before = laid.slice(
    0,
    laid.findIndex((column) => column.key === key),
  );
  return before
    .filter((column) => column.width === null && column.share > 0)
    .reduce((all, column) => resized(all, column.key, column.px), resized(settings, key, width));
}

/** The width that a key on a handle asks for: null for automatic, undefined when the key is not one of resizing. */
export function widthAfterKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  width: number,
): number | null | undefined {
  const step = shiftKey ? 40 : 8;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(narrowest, width - step);
    case 'ArrowRight':
      return Math.min(widest, width + step);
    case 'Home':
      return narrowest;
    case 'End':
      return widest;
    case 'Enter':
      return null;
    default:
      return undefined;
  }
}
