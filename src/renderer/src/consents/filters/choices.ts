/**
 * What the filter of a facet offers: values, some of them below the group that they make up. Choosing all of a group chooses the group, which
 * is what the query then says: fewer words, and one that is new tomorrow belongs to it.
 */
import type { Value } from '../query/query';
import { fold } from '../rows/fold';

export interface Choice {
  readonly value: Value;
  readonly label: string;
  /** How many rows choosing it would show. */
  readonly count: number;
  /** What the label does not say. */
  readonly title?: string;
  /** The label folded, where it is the value too: of thousands it is not made at each key. */
  readonly folded?: string;
}

export interface ChoiceGroup extends Choice {
  /** Empty for a value that stands alone. */
  readonly items: readonly Choice[];
}

export const isSame = (one: Value, other: Value): boolean =>
  one.isWhole === other.isWhole && fold(one.text) === fold(other.text);

const has = (values: readonly Value[], value: Value): boolean => values.some((other) => isSame(other, value));

export type Chosen = 'all' | 'some' | 'none';

export function chosenOf({ value, items }: ChoiceGroup, values: readonly Value[]): Chosen {
  if (has(values, value)) return 'all';
  const on = items.filter((item) => has(values, item.value)).length;
  if (on === 0) return 'none';
  return on === items.length ? 'all' : 'some';
}

export const isItemChosen = (group: ChoiceGroup, item: Choice, values: readonly Value[]): boolean =>
  has(values, group.value) || has(values, item.value);

export function toggledGroup(group: ChoiceGroup, values: readonly Value[]): readonly Value[] {
  const rest = without(group, values);
  return chosenOf(group, values) === 'all' ? rest : [...rest, group.value];
}

export function toggledItem(group: ChoiceGroup, item: Choice, values: readonly Value[]): readonly Value[] {
  const on = group.items.filter((other) => isItemChosen(group, other, values) !== (other === item));
  const isAll = on.length === group.items.length;
  return [...without(group, values), ...(isAll ? [group.value] : on.map(({ value }) => value))];
}

const without = (group: ChoiceGroup, values: readonly Value[]): readonly Value[] =>
  values.filter((value) => ![group, ...group.items].some((choice) => isSame(choice.value, value)));

/** Values of the query that no choice stands for: typed in the box, or of rows that are gone. */
export function typedValues(groups: readonly ChoiceGroup[], values: readonly Value[]): readonly Value[] {
  const texts = new Set(values.map(({ text }) => fold(text)));
  // Few are chosen of what may be many: those that read like none of them are passed over.
  const isLike = ({ value, folded }: Choice) => texts.has(folded ?? fold(value.text));
  const like = groups.flatMap((group) => [group, ...group.items].filter(isLike));
  return values.filter((value) => !like.some((choice) => isSame(choice.value, value)));
}
