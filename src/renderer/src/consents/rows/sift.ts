/**
 * One pass that filters and counts. Beside each value of a filter stands how many rows choosing it would show: rows that pass all the
 * other filters. So a row that fails exactly one filter still counts among that filter's values, and nowhere else.
 */
import { consentStatuses } from '../../../../shared/consent-status';
import type { ConsentTable } from './consent-table';
import type { Dictionary } from './dictionary';
import { applied, bounds, type ConsentFilter } from './filter';
import { shownStatus, shownStatuses } from './shown-status';

export interface Counts {
  /** By index in `shownStatuses`. */
  readonly statuses: Uint32Array;
  /** By code in the table's dictionaries. */
  readonly realms: Uint32Array;
  readonly recipients: Uint32Array;
}

export interface Sifted {
  /** Indices of rows, in the order of what was sifted. */
  readonly rows: Uint32Array;
  readonly counts: Counts;
}

const failsStatus = 1;
const failsRealm = 2;
const failsRecipient = 4;
const failsDates = 8;

export function sift(table: ConsentTable, found: Uint32Array, filter: ConsentFilter, now: number): Sifted {
  const asked = applied(filter);
  const { status, created, expires } = table;
  const { realm, recipient } = table.coded;
  const statusWanted = wanted(shownStatuses, asked.statuses);
  const realmWanted = wanted(realm.dictionary.texts, asked.realms);
  const recipientWanted = wanted(recipient.dictionary.texts, asked.recipients);
  const isCreatedWithin = within(asked.created);
  const isExpiringWithin = within(asked.expires);
  const [open, over] = [places(now, now + 1), places(now, now)];
  const counts = {
    statuses: new Uint32Array(shownStatuses.length),
    realms: new Uint32Array(realm.dictionary.texts.length),
    recipients: new Uint32Array(recipient.dictionary.texts.length),
  };
  const rows = new Uint32Array(found.length);
  let count = 0;

  for (let position = 0; position < found.length; position++) {
    const index = found[position] as number;
    const expiry = expires[index] as number;
    const shown = (expiry <= now ? over : open)[status[index] as number] as number;
    const realmCode = realm.codes[index] as number;
    const recipientCode = recipient.codes[index] as number;
    let fails = 0;
    if (statusWanted[shown] === 0) fails |= failsStatus;
    if (realmWanted[realmCode] === 0) fails |= failsRealm;
    if (recipientWanted[recipientCode] === 0) fails |= failsRecipient;
    if (!isCreatedWithin(created[index] as number) || !isExpiringWithin(expiry)) fails |= failsDates;

    if (fails === 0) rows[count++] = index;
    if ((fails & ~failsStatus) === 0) countIn(counts.statuses, shown);
    if ((fails & ~failsRealm) === 0) countIn(counts.realms, realmCode);
    if ((fails & ~failsRecipient) === 0) countIn(counts.recipients, recipientCode);
  }
  return { rows: rows.subarray(0, count), counts };
}

const countIn = (counts: Uint32Array, code: number): void => {
  counts[code] = (counts[code] as number) + 1;
};

/** By code: 1 where the value is wanted; everything is when nothing is asked. */
function wanted(texts: readonly string[], asked: readonly string[]): Uint8Array {
  const set = new Set(asked);
  return Uint8Array.from(texts, (text) => (set.size === 0 || set.has(text) ? 1 : 0));
}

/** A consent without the date passes only while no date is asked. */
function within(range: ConsentFilter['created']): (instant: number) => boolean {
  if (range.from === '' && range.to === '') return () => true;
  const { start, end } = bounds(range);
  return (instant) => instant >= start && instant < end;
}

/** By status as received: its place in `shownStatuses` for a consent that expires at `expiresAt`. */
const places = (now: number, expiresAt: number): Uint8Array =>
  Uint8Array.from(consentStatuses, (status) =>
    shownStatuses.indexOf(shownStatus({ status, expiresAt }, now)),
  );

/** The count of a dictionary's text; 0 for one that no row has. */
export const countOf = (counts: Uint32Array, dictionary: Dictionary, text: string): number =>
  counts[dictionary.find(text)] ?? 0;
