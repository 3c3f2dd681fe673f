/** Which choices of a filter hold what was typed into its search, and as many of them as can be read. There may be a hundred thousand. */
import { fold } from '../rows/fold';
import type { Choice, ChoiceGroup } from './choices';

export interface FoundGroup {
  readonly group: ChoiceGroup;
  /** What of it is listed below it. */
  readonly items: readonly Choice[];
}

export interface FoundChoices {
  readonly groups: readonly FoundGroup[];
  /** Lines that there is no room for. */
  readonly left: number;
}

/** A group that was found is shown whole; of another, the values that were. @param most lines: a group is a line, and each value below it */
export function foundChoices(groups: readonly ChoiceGroup[], query: string, most: number): FoundChoices {
  const shown: FoundGroup[] = [];
  let [lines, left] = [0, 0];
  for (const group of groups) {
    const found = foundIn(group, query);
    if (!found) continue;
    const room = Math.max(0, most - lines);
    if (room > 0) shown.push({ group, items: found.items.slice(0, room - 1) });
    const size = 1 + found.items.length;
    left += Math.max(0, size - room);
    lines += size;
  }
  return { groups: shown, left };
}

function foundIn(group: ChoiceGroup, query: string): FoundGroup | null {
  if (holds(group, query)) return { group, items: toldBelow(group, group.items) };
  const items = group.items.filter((item) => holds(item, query));
  return items.length === 0 ? null : { group, items: toldBelow(group, items) };
}

const holds = ({ label, title, folded }: Choice, query: string): boolean =>
  (folded ?? fold(`${label}\n${title ?? ''}`)).includes(query);

/** One that says the same as its group says nothing more. */
const toldBelow = ({ label }: ChoiceGroup, items: readonly Choice[]): readonly Choice[] =>
  items.length === 1 && items[0]?.label === label ? [] : items;
