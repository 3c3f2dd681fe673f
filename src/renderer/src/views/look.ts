/** How the list is looked at: the question, the columns and the order. What a saved view keeps, and what the list has at the moment. */
import { usualSort } from '../../../shared/columns';
import { complete } from '../consents/grid/column-settings';
import { usualColumns } from '../consents/grid/columns';
import type { Look } from '../consents/view-store';

export const usualLook: Look = { query: '', columns: usualColumns, sort: usualSort };

/** As the box shows them: in one line, and a space more or less asks for nothing else. */
export const sameQuery = (one: string, other: string): boolean => spaced(one) === spaced(other);

const spaced = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** A view may name fewer columns than there are: the rest have their usual places in both. */
export const sameColumns = (one: Look['columns'], other: Look['columns']): boolean =>
  complete(one).every((column, place) => {
    const twin = complete(other)[place];
    return column.key === twin?.key && column.width === twin.width && column.isHidden === twin.isHidden;
  });

export const sameLook = (one: Look, other: Look): boolean =>
  sameQuery(one.query, other.query) &&
  one.sort.column === other.sort.column &&
  one.sort.descending === other.sort.descending &&
  sameColumns(one.columns, other.columns);
