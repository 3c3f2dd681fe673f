/** The order of all rows by one column, from keys that are numbers already. Missing values come last in both directions. */
import { consentStatuses } from '../../../../shared/consent-status';
import type { CodedColumn } from './coded-column';
import type { ConsentTable } from './consent-table';
import { fold } from './fold';
import { radixOrder } from './radix-order';
import { shownStatus, shownStatuses } from './shown-status';

export const sortColumns = [
  'status',
  'customer',
  'recipient',
  'permissions',
  'created',
  'expires',
  'realm',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The newest first: what staff are asked about is mostly what just happened. */
export const defaultSort: Sort = { column: 'created', descending: true };

/** A click on a header: turns the column in force round, or starts a new one in its more useful direction. */
export const toggled = (sort: Sort, column: SortColumn): Sort =>
  sort.column === column
    ? { column, descending: !sort.descending }
    : { column, descending: column === 'created' || column === 'permissions' };

/** @param realmNames by realm id; a realm without a name sorts last. */
export function sortRows(
  table: ConsentTable,
  sort: Sort,
  now: number,
  realmNames: ReadonlyMap<string, string>,
): Uint32Array {
  return radixOrder(keysOf(table, sort.column, now, realmNames), sort.descending);
}

function keysOf(
  table: ConsentTable,
  column: SortColumn,
  now: number,
  realmNames: ReadonlyMap<string, string>,
): Float64Array {
  switch (column) {
    case 'status':
      return filled(table.size, statusKeys(table, now));
    case 'customer':
      return ranked(table.size, table.coded.customer);
    case 'recipient':
      return ranked(table.size, table.coded.recipient);
    case 'permissions':
      return filled(table.size, (index) => table.rows[index]?.permissions.length ?? 0);
    case 'created':
      return table.created.subarray(0, table.size);
    case 'expires':
      return table.expires.subarray(0, table.size);
    case 'realm': {
      const names = [...new Set(realmNames.values())].sort((one, other) =>
        fold(one).localeCompare(fold(other)),
      );
      const keys = table.coded.realm.dictionary.texts.map((id) => {
        const name = realmNames.get(id);
        return name === undefined ? Number.NaN : names.indexOf(name);
      });
      return filled(table.size, (index) => keys[table.coded.realm.codes[index] as number] ?? Number.NaN);
    }
  }
}

function statusKeys(table: ConsentTable, now: number): (index: number) => number {
  const placeOf = (expiresAt: number) =>
    consentStatuses.map((status) => shownStatuses.indexOf(shownStatus({ status, expiresAt }, now)));
  const open = placeOf(now + 1);
  const over = placeOf(now);
  return (index) => {
    const places = (table.expires[index] as number) <= now ? over : open;
    return places[table.status[index] as number] ?? 0;
  };
}

function ranked(size: number, { codes, dictionary }: CodedColumn): Float64Array {
  const ranks = dictionary.ranks();
  return filled(size, (index) => {
    const code = codes[index] as number;
    return code === 0 ? Number.NaN : (ranks[code] as number);
  });
}

function filled(size: number, keyAt: (index: number) => number): Float64Array {
  const keys = new Float64Array(size);
  for (let index = 0; index < size; index++) keys[index] = keyAt(index);
  return keys;
}
