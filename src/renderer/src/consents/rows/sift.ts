/**
 * One pass that filters by facets and counts. Beside each value of a facet stands how many rows choosing it would show: rows that pass all
 * other terms. So a row that fails exactly one facet still counts among that facet's values, and nowhere else.
 */
import type { Counts } from './counts';
import type { Choice } from './search/condition';
import type { Ground } from './search/ground';
import type { Facets } from './search/plan';
import { shownStatuses } from './shown-status';
import { rowsPerStep, type Steps } from './steps';

export interface Sifted {
  /** In the order of what was sifted; that itself when all of it passes. */
  readonly rows: Uint32Array;
  readonly counts: Counts;
}

const failsStatus = 1;
const failsRealm = 2;
const failsRecipient = 4;
const failsPermission = 8;

/** By a row's failures: 1 where there are none. Looked up, since a branch would be guessed wrong for every other row. */
const oneOfNone = Uint8Array.from({ length: 16 }, (_, failed) => (failed === 0 ? 1 : 0));

export function* sift(ground: Ground, found: Uint32Array, facets: Facets): Steps<Sifted> {
  const { realm, recipient, permissions } = ground.columns;
  const counts = {
    statuses: new Uint32Array(shownStatuses.length),
    realms: new Uint32Array(realm.values.length),
    recipients: new Uint32Array(recipient.values.length),
    permissions: new Uint32Array(permissions.values.length),
  };
  if (Object.keys(facets).length === 0) {
    for (let from = 0; from < found.length; from += rowsPerStep) {
      countAll(ground, found.subarray(from, from + rowsPerStep), counts);
      yield;
    }
    return { rows: found, counts };
  }
  const fails = new Uint8Array(Math.min(rowsPerStep, found.length));
  const room = ground.scratch.takeRows();
  let count = 0;
  for (let from = 0; from < found.length; from += rowsPerStep) {
    const some = found.subarray(from, from + rowsPerStep);
    fails.fill(0);
    noteFailures(facets.status, some, failsStatus, fails);
    noteFailures(facets.realm, some, failsRealm, fails);
    noteFailures(facets.recipient, some, failsRecipient, fails);
    noteFailures(facets.permission, some, failsPermission, fails);
    count = keepPassed(some, fails, room, count);
    countIn(ground, some, fails, counts);
    yield;
  }
  const rows = count === found.length ? found : room.slice(0, count);
  ground.scratch.giveRows(room);
  return { rows, counts };
}

function noteFailures(choice: Choice | undefined, rows: Uint32Array, bit: number, fails: Uint8Array): void {
  if (!choice) return;
  const { codes, passes, second } = choice;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    const code = codes[row] as number;
    const both = second ? code * second.width + (second.codes[row] as number) : code;
    // Written whatever it is, here too. `passes` holds 0 and 1.
    fails[place] = (fails[place] as number) | (bit * (1 - (passes[both] as number)));
  }
}

function keepPassed(rows: Uint32Array, fails: Uint8Array, kept: Uint32Array, start: number): number {
  let count = start;
  for (let place = 0; place < rows.length; place++) {
    kept[count] = rows[place] as number;
    count += oneOfNone[fails[place] as number] as number;
  }
  return count;
}

/** Nothing is chosen: every row counts everywhere. */
function countAll(
  { shown, columns: { realm, recipient, permissions } }: Ground,
  rows: Uint32Array,
  counts: Counts,
): void {
  const { codes: realmCodes } = realm;
  const { codes: recipientCodes } = recipient;
  const { codes: permissionCodes } = permissions;
  const { statuses, realms, recipients, permissions: sets } = counts;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    add(statuses, shown[row] as number, 1);
    add(realms, realmCodes[row] as number, 1);
    add(recipients, recipientCodes[row] as number, 1);
    add(sets, permissionCodes[row] as number, 1);
  }
}

/** Each facet counts the rows that fail nothing but, at most, itself. */
function countIn(
  { shown, columns: { realm, recipient, permissions } }: Ground,
  rows: Uint32Array,
  fails: Uint8Array,
  counts: Counts,
): void {
  const { codes: realmCodes } = realm;
  const { codes: recipientCodes } = recipient;
  const { codes: permissionCodes } = permissions;
  const { statuses, realms, recipients, permissions: sets } = counts;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] as number;
    const failed = fails[place] as number;
    add(statuses, shown[row] as number, oneOfNone[failed & ~failsStatus] as number);
    add(realms, realmCodes[row] as number, oneOfNone[failed & ~failsRealm] as number);
    add(recipients, recipientCodes[row] as number, oneOfNone[failed & ~failsRecipient] as number);
    add(sets, permissionCodes[row] as number, oneOfNone[failed & ~failsPermission] as number);
  }
}

const add = (counts: Uint32Array, code: number, more: number): void => {
  counts[code] = (counts[code] as number) + more;
};
