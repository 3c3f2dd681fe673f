/** The order of the list as the operator asks for it. */
import type { ColumnKey, Sort } from '../../../../shared/columns';

export type { Sort };

/** The newest first: what staff are asked about is mostly what just happened. */
export const defaultSort: Sort = { column: 'created', descending: true };

const startsDescending: ReadonlySet<ColumnKey> = new Set(['created', 'updated', 'permissions']);

/** A click on a header: turns the column in force round, or starts a new one in its more useful direction. */
export const toggled = (sort: Sort, column: ColumnKey): Sort =>
  sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: startsDescending.has(column) };
