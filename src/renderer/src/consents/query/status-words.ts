/** The words that `status:` knows: the statuses that rows show, and the groups of them (B3). The server's own words are quoted instead. */
import { type ShownStatus, shownGroups, shownStatuses, statusLabels } from '../rows/shown-status';

const groups = shownGroups.filter(({ statuses }) => statuses.length > 1);

export const statusWords = shownGroups.flatMap(({ group, statuses }): readonly string[] =>
  statuses.length > 1 ? [group, ...statuses] : statuses,
);

/** What a word stands for; nothing for one that is no status. */
export function statusesOf(word: string): readonly ShownStatus[] {
  const group = groups.find((candidate) => candidate.group === word);
  return group?.statuses ?? shownStatuses.filter((status) => status === word);
}

export const statusWordLabel = (word: string): string =>
  groups.find(({ group }) => group === word)?.label ?? statusLabels[word as ShownStatus] ?? word;

/** As few words as say these statuses: a group that is there whole is told as one. */
export function wordsOf(statuses: readonly ShownStatus[]): readonly string[] {
  return shownGroups.flatMap(({ group, statuses: all }) => {
    const there = all.filter((status) => statuses.includes(status));
    return there.length === all.length ? [group] : there;
  });
}
