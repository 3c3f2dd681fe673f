/** A consent as an object, made from the columns for whoever shows, exports or revokes it. */
import type { Consent } from '../../../../shared/consent';
import { consentStatuses } from '../../../../shared/consent-status';
import { type CodedColumn, type ConsentColumns, customerPart, type TextColumn } from './columns';

type Coded<T> = Pick<CodedColumn<T>, 'codes' | 'values'>;

export interface ConsentSource extends Pick<ConsentColumns, 'status' | 'created' | 'updated' | 'expires'> {
  readonly realm: Coded<string>;
  readonly statusAsReceived: Coded<string>;
  readonly recipient: Coded<Consent['recipient']>;
  readonly permissions: Coded<readonly string[]>;
  readonly ids: Pick<TextColumn, 'text'>;
  readonly customers: Pick<TextColumn, 'text'>;
}

export function consentOf(columns: ConsentSource, row: number): Consent {
  const { ids, customers } = columns;
  return {
    realmId: valueAt(columns.realm, row),
    id: ids.text(row, 0),
    status: consentStatuses[columns.status[row] as number] ?? 'other',
    statusAsReceived: valueAt(columns.statusAsReceived, row),
    createdAt: instantOf(columns.created, row),
    updatedAt: instantOf(columns.updated, row),
    expiresAt: instantOf(columns.expires, row),
    recipient: { ...valueAt(columns.recipient, row) },
    customer: {
      id: customers.text(row, customerPart.id),
      name: customers.text(row, customerPart.name),
      email: customers.text(row, customerPart.email),
    },
    permissions: [...valueAt(columns.permissions, row)],
  };
}

const valueAt = <T>({ codes, values }: Coded<T>, row: number): T => values[codes[row] as number] as T;

const instantOf = (times: Float64Array, row: number): number | null => {
  const time = times[row] as number;
  return Number.isNaN(time) ? null : time;
};
