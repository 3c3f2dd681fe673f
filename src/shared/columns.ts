/** The columns of the list of consents. Apart from the schemas, so that the window's first paint needs no schema library. */

/** In their usual order. */
export const columnKeys = [
  'status',
  'customer',
  'recipient',
  'permissions',
  'created',
  'updated',
  'expires',
  'realm',
  'id',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** A column as the operator has set it up. */
export interface ColumnSetting {
  readonly key: ColumnKey;
  /** CSS pixels; null: as wide as the room allows. */
  readonly width: number | null;
  readonly isHidden: boolean;
}

export interface Sort {
  readonly column: ColumnKey;
  readonly descending: boolean;
}

/** The newest first: what staff are asked about is mostly what just happened. */
export const usualSort: Sort = { column: 'created', descending: true };
