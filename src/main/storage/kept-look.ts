/**
 * Columns and order as a file may hold them: written by a newer version with a column more, or mended by hand. What is not understood is left
 * out and the rest is used, because a look is a convenience: no realm and no setting may be lost over it.
 */
import { z } from 'zod';
import type { ColumnSetting } from '../../shared/columns';
import { columnSchema, sortSchema } from '../../shared/view';

/** Without what a newer version says of a column besides. */
const keptColumnSchema = z.object(columnSchema.shape);

/** Each column once: the first one counts. */
export const keptColumnsSchema = z.array(z.unknown()).transform((entries) => {
  const columns = new Map<ColumnSetting['key'], ColumnSetting>();
  for (const entry of entries) {
    const column = keptColumnSchema.safeParse(entry);
    if (column.success && !columns.has(column.data.key)) columns.set(column.data.key, column.data);
  }
  return [...columns.values()];
});

export const keptSortSchema = z.object(sortSchema.shape);
