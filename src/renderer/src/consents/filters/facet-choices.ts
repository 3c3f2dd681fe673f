/** The values of each facet that the rows on hand bring, with their counts. Pure. */
import { describePermission, permissionClusters } from '../../../../shared/permission';
import type { Value } from '../query/query';
import type { ConsentColumns } from '../rows/columns';
import { type Counts, permissionCounts, realmCount, recipientCounts, statusCount } from '../rows/counts';
import { shownGroups, statusLabels } from '../rows/shown-status';
import type { Choice, ChoiceGroup } from './choices';

/** Without values that no row would show: thousands of names, each with a nought, help nobody. */
export const shownBySome = (groups: readonly ChoiceGroup[]): readonly ChoiceGroup[] =>
  groups
    .filter(({ count }) => count > 0)
    .map((group) =>
      group.items.length === 0 ? group : { ...group, items: group.items.filter(({ count }) => count > 0) },
    );

const word = (text: string): Value => ({ text, isWhole: false });
const whole = (text: string): Value => ({ text, isWhole: true });
const total = (items: readonly Choice[]): number => items.reduce((sum, { count }) => sum + count, 0);
const names = new Intl.Collator('en', { numeric: true });
const byLabel = (one: Choice, other: Choice): number => names.compare(one.label, other.label);

export const statusChoices = (counts: Counts): readonly ChoiceGroup[] =>
  shownGroups.map(({ group, label, statuses }) => {
    const items = statuses.map((status) => ({
      value: word(status),
      label: statusLabels[status],
      count: statusCount(counts, status),
    }));
    return { value: word(group), label, count: total(items), items: items.length > 1 ? items : [] };
  });

export const realmChoices = (
  columns: ConsentColumns,
  counts: Counts,
  realms: readonly { readonly id: string; readonly name: string }[],
): readonly ChoiceGroup[] =>
  realms.map(({ id, name }) => ({
    value: whole(name),
    label: name,
    count: realmCount(columns, counts, id),
    items: [],
  }));

/** The most frequent first. */
export const frequentRecipients = (columns: ConsentColumns, counts: Counts): readonly ChoiceGroup[] =>
  recipientCounts(columns, counts).map(({ label, folded, count }) => ({
    value: whole(label),
    label,
    folded,
    count,
    items: none,
  }));

const none: readonly Choice[] = [];
/** More than these nobody reads; to bring a hundred thousand names in the order of the alphabet takes half a second. */
const mostByLabel = 1000;

/** By the alphabet; where they are very many, the most frequent ones so, and the others behind them. */
export function recipientChoices(columns: ConsentColumns, counts: Counts): readonly ChoiceGroup[] {
  const choices = frequentRecipients(columns, counts);
  return [...choices.slice(0, mostByLabel).sort(byLabel), ...choices.slice(mostByLabel)];
}

/** By cluster. A consent counts once for a cluster, however many of its permissions are in it. */
export function permissionChoices(columns: ConsentColumns, counts: Counts): readonly ChoiceGroup[] {
  const described = permissionCounts(columns, counts).map(({ code, count }) => ({
    ...describePermission(code),
    count,
  }));
  return permissionClusters.flatMap((cluster): readonly ChoiceGroup[] => {
    const items = described
      .filter((permission) => permission.cluster === cluster)
      .map(({ code, words, count }) => ({ value: whole(code), label: words, count, title: code }))
      .sort(byLabel);
    if (items.length === 0) return [];
    return [{ value: whole(cluster), label: cluster, count: clusterCount(columns, counts, cluster), items }];
  });
}

function clusterCount({ permissions }: ConsentColumns, counts: Counts, cluster: string): number {
  let sum = 0;
  for (const [set, codes] of permissions.values.entries())
    if (codes.some((code) => describePermission(code).cluster === cluster))
      sum += counts.permissions[set] ?? 0;
  return sum;
}
