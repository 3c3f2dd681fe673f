/**
 * Letters typed on the list lead to the next row that begins with them, in the column the list is sorted by where that is a text, and by customer
 * otherwise. Over a million rows the search may take a while, so it is done in steps.
 */

import type { ColumnKey } from '../../../../shared/columns';
import { consentStatuses } from '../../../../shared/consent-status';
import { type CodedColumn, type ConsentColumns, customerPart } from '../rows/columns';
import { fold } from '../rows/fold';
import { shownStatus, statusLabels } from '../rows/shown-status';
import type { Steps } from '../rows/steps';

export interface Names {
  /** By realm id. */
  readonly realmNames: ReadonlyMap<string, string>;
  readonly now: number;
}

/** Rows looked at in one step; a text of each is cut out and folded. */
const perStep = 4_096;

/** The place of the first row from `from` on, round the end of the list, that begins with `prefix`; -1 where none does. */
export function* nextBeginning(
  columns: ConsentColumns,
  rows: Uint32Array,
  from: number,
  prefix: string,
  column: ColumnKey,
  names: Names,
): Steps<number> {
  const begins = testOf(columns, column, fold(prefix), names);
  for (let passed = 0; passed < rows.length; passed++) {
    const place = (from + passed) % rows.length;
    if (begins(rows[place] as number)) return place;
    if (passed % perStep === perStep - 1) yield;
  }
  return -1;
}

type Test = (row: number) => boolean;

function testOf(columns: ConsentColumns, column: ColumnKey, prefix: string, names: Names): Test {
  switch (column) {
    case 'recipient':
      return codedTest(columns.recipient, (recipient) => recipient.name || recipient.id, prefix);
    case 'realm':
      return codedTest(columns.realm, (realmId) => names.realmNames.get(realmId) ?? realmId, prefix);
    case 'status':
      return statusTest(columns, prefix, names.now);
    case 'id':
      return (row) => fold(columns.ids.text(row, 0)).startsWith(prefix);
    default:
      return (row) => fold(customerOf(columns, row)).startsWith(prefix);
  }
}

const customerOf = ({ customers }: ConsentColumns, row: number): string =>
  customers.text(row, customerPart.name) ||
  customers.text(row, customerPart.email) ||
  customers.text(row, customerPart.id);

/** Each value is looked at once, however many rows have it. */
function codedTest<T>({ codes, values }: CodedColumn<T>, textOf: (value: T) => string, prefix: string): Test {
  const begins = values.map((value) => fold(textOf(value)).startsWith(prefix));
  return (row) => begins[codes[row] as number] === true;
}

function statusTest(columns: ConsentColumns, prefix: string, now: number): Test {
  const asReceived = codedTest(columns.statusAsReceived, (text) => text || statusLabels.other, prefix);
  const begins = (expiresAt: number | null) =>
    consentStatuses.map((status) => {
      const shown = shownStatus({ status, expiresAt }, now);
      return shown === 'other' ? 'as-received' : fold(statusLabels[shown]).startsWith(prefix);
    });
  const open = begins(null);
  const over = begins(now);
  return (row) => {
    const isOver = (columns.expires[row] as number) <= now;
    const answer = (isOver ? over : open)[columns.status[row] as number];
    return answer === 'as-received' ? asReceived(row) : answer === true;
  };
}
