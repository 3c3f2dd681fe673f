/** The fields that have a button, in their order; and which of them stand apart where there is little room. */
import { partsOf, positiveTerm } from '../query/edit';
import type { Query, QueryField } from '../query/query';

/** An id is typed or pasted: nobody chooses one from a list. */
export type FilterField = Exclude<QueryField, 'id'>;

export const filterFields: readonly FilterField[] = [
  'status',
  'realm',
  'recipient',
  'customer',
  'permission',
  'created',
  'updated',
  'expires',
];

/** Behind 'More' where the bar is narrow. */
const foldedFirst: readonly FilterField[] = ['customer', 'permission', 'created', 'updated'];
const foldedNext: readonly FilterField[] = [...foldedFirst, 'recipient', 'expires'];

/** All buttons and a search box in which a query of a few words can be read. CSS pixels. */
const wide = 1240;
const narrow = 760;

/** @param width of the bar; 0 before it is known, when the usual window is assumed */
export function foldedAt(width: number): readonly FilterField[] {
  if (width >= wide) return [];
  return width === 0 || width >= narrow ? foldedFirst : foldedNext;
}

/** How many values of the field are chosen. */
export function chosenIn(query: Query, field: FilterField): number {
  if (field === 'customer') return partsOf(query, field).length;
  const term = positiveTerm(query, field);
  return term && term.kind !== 'word' ? term.values.length : 0;
}
