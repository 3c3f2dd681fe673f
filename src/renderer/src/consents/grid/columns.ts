/**
 * The columns the list can have: their titles, and the room each takes as long as nobody drags it. Plain data, so that saved views and tests
 * need no screen; how a cell looks is in `cells/`.
 */
import type { ColumnKey, ColumnSetting } from '../../../../shared/columns';

export interface Column {
  readonly key: ColumnKey;
  readonly title: string;
  /** The least it takes of itself, in CSS pixels. */
  readonly least: number;
  /** Its part of the room that is left over; 0 for what is always of one length. */
  readonly share: number;
  /** Where the detail leaves too little room: the highest goes first, 0 never does. What the detail tells best goes first, the realm never. */
  readonly givesWay: number;
}

export const columns: Readonly<Record<ColumnKey, Column>> = {
  status: { key: 'status', title: 'Status', least: 138, share: 0, givesWay: 0 },
  customer: { key: 'customer', title: 'Customer', least: 160, share: 1.5, givesWay: 0 },
  recipient: { key: 'recipient', title: 'Recipient', least: 120, share: 1.1, givesWay: 1 },
  permissions: { key: 'permissions', title: 'Permissions', least: 136, share: 1.3, givesWay: 6 },
  created: { key: 'created', title: 'Created', least: 102, share: 0, givesWay: 4 },
  updated: { key: 'updated', title: 'Updated', least: 102, share: 0, givesWay: 5 },
  expires: { key: 'expires', title: 'Expires', least: 112, share: 0, givesWay: 2 },
  realm: { key: 'realm', title: 'Realm', least: 150, share: 1, givesWay: 0 },
  id: { key: 'id', title: 'Consent id', least: 150, share: 1, givesWay: 3 },
};

/** As the list is before anybody has set it up. Nobody asks for an id or for the last change until they do: the detail has both. */
export const usualColumns: readonly ColumnSetting[] = [
  { key: 'status', width: null, isHidden: false },
  { key: 'customer', width: null, isHidden: false },
  { key: 'recipient', width: null, isHidden: false },
  { key: 'permissions', width: null, isHidden: false },
  { key: 'created', width: null, isHidden: false },
  { key: 'updated', width: null, isHidden: true },
  { key: 'expires', width: null, isHidden: false },
  { key: 'realm', width: null, isHidden: false },
  { key: 'id', width: null, isHidden: true },
];

/** The realm is told only where rows of several stand together. */
export const isOffered = (key: ColumnKey, hasRealm: boolean): boolean => hasRealm || key !== 'realm';
