/**
 * How many rows choosing a value of a filter would show: rows that pass all the other terms. The engine counts by code, which costs an
 * addition a row; here the counts are told by the values that people see.
 */
import { AlikeLabels } from './alike-labels';
import type { ConsentColumns } from './columns';
import { type ShownStatus, shownStatuses } from './shown-status';

export interface Counts {
  /** By index in `shownStatuses`. */
  readonly statuses: Uint32Array;
  /** By code; likewise those below. */
  readonly realms: Uint32Array;
  readonly recipients: Uint32Array;
  /** By code of the permissions of one consent together. */
  readonly permissions: Uint32Array;
}

export const noCounts: Counts = {
  statuses: new Uint32Array(shownStatuses.length),
  realms: new Uint32Array(0),
  recipients: new Uint32Array(0),
  permissions: new Uint32Array(0),
};

export const statusCount = ({ statuses }: Counts, shown: ShownStatus): number =>
  statuses[shownStatuses.indexOf(shown)] ?? 0;

/** 0 for a realm that no row is of. */
export const realmCount = ({ realm }: ConsentColumns, { realms }: Counts, realmId: string): number =>
  realms[realm.values.indexOf(realmId)] ?? 0;

/**
 * Every recipient on hand once, by its label: two ids may share one, and two that read alike are chosen together. The most frequent first;
 * those without any row that would show included.
 */
export function recipientCounts({ recipient }: ConsentColumns, { recipients }: Counts) {
  const { labels, folded, sums } = sumsOf(recipient.labels, recipients);
  const told: { readonly label: string; readonly folded: string; readonly count: number }[] = [];
  for (const group of mostFirst(sums)) {
    const label = labels[group] as string;
    if (label !== '') told.push({ label, folded: folded[group] as string, count: sums[group] as number });
  }
  return told;
}

function sumsOf(labels: readonly string[], counts: Uint32Array) {
  const alike = AlikeLabels.of(labels);
  return { labels: alike.labels, folded: alike.folded, sums: alike.sums(counts) };
}

/** Places, that of the highest number first; of equal ones the first. Numbers alone are sorted, which takes a tenth of the time of objects. */
function mostFirst(sums: Float64Array): Float64Array {
  const { length } = sums;
  const highest = sums.reduce((most, sum) => Math.max(most, sum), 0);
  const keys = sums.map((sum, place) => (highest - sum) * length + place).sort();
  return keys.map((key) => key % length);
}

/** Every permission on hand once; a consent counts for each of its permissions. In no order; those without any row included. */
export function permissionCounts({ permissions }: ConsentColumns, counts: Counts) {
  const byCode = new Map<string, number>();
  for (const [set, codes] of permissions.values.entries())
    for (const code of new Set(codes))
      byCode.set(code, (byCode.get(code) ?? 0) + (counts.permissions[set] ?? 0));
  return Array.from(byCode, ([code, count]) => ({ code, count }));
}
