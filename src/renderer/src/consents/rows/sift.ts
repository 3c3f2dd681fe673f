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

export function* sift(ground: Ground, found: Uint32Array, facets: Facets): Steps<Sifted> {
  const { realm, recipient, permissions } = ground.columns;
  const counts = {
    statuses: new Uint32Array(shownStatuses.length),
    realms: new Uint32Array(realm.values.length),
    recipients: new Uint32Array(recipient.values.length),
    permissions: new Uint32Array(permissions.values.length),
  };
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
    if (passes[both] !== 1) fails[place] = (fails[place] as number) | bit;
  }
}

function keepPassed(rows: Uint32Array, fails: Uint8Array, kept: Uint32Array, start: number): number {
  let count = start;
  for (let place = 0; place < rows.length; place++) {
    kept[count] = rows[place] as number;
    count += fails[place] === 0 ? 1 : 0;
  }
  return count;
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
    if ((failed & ~failsStatus) === 0) countOne(statuses, shown[row] as number);
    if ((failed & ~failsRealm) === 0) countOne(realms, realmCodes[row] as number);
    if ((failed & ~failsRecipient) === 0) countOne(recipients, recipientCodes[row] as number);
    if ((failed & ~failsPermission) === 0) countOne(sets, permissionCodes[row] as number);
  }
}

const countOne = (counts: Uint32Array, code: number): void => {
  counts[code] = (counts[code] as number) + 1;
};
