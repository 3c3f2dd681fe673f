import type { SortColumn } from '../rows/sort';

export interface Column {
  readonly key: SortColumn;
  readonly title: string;
}

/** In the order of the page. The realm is told only where there are several. */
export const columns: readonly Column[] = [
  { key: 'status', title: 'Status' },
  { key: 'customer', title: 'Customer' },
  { key: 'recipient', title: 'Recipient' },
  { key: 'permissions', title: 'Permissions' },
  { key: 'created', title: 'Created' },
  { key: 'expires', title: 'Expires' },
  { key: 'realm', title: 'Realm' },
];

export const columnsOf = (hasRealm: boolean): readonly Column[] =>
  hasRealm ? columns : columns.filter(({ key }) => key !== 'realm');
