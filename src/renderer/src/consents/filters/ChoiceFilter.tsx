import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatValue } from '../query/format';
import type { FacetField, Value } from '../query/query';
import { fieldLabels, valueWords } from '../query/words';
import { fold } from '../rows/fold';
import {
  type ChoiceGroup,
  chosenOf,
  isItemChosen,
  isSame,
  toggledGroup,
  toggledItem,
  typedValues,
} from './choices';
import classes from './filters.module.css';
import { type FoundGroup, foundChoices } from './found-choices';
import { type ListedValue, ValueList } from './ValueList';

interface Props {
  readonly field: FacetField;
  /** In the order of the list. */
  readonly groups: readonly ChoiceGroup[];
  readonly chosen: readonly Value[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** A list this long is searched, not read. */
const searchedFrom = 9;
const most = 200;

/** Choosing among the values of a facet. What was typed in the search box stands above, to be taken away. */
export function ChoiceFilter({ field, groups, chosen, onChange }: Props) {
  const [text, setText] = useState('');
  const label = fieldLabels[field];
  const count = groups.reduce((sum, { items }) => sum + Math.max(1, items.length), 0);
  const found = useMemo(() => foundChoices(groups, fold(text.trim()), most), [groups, text]);
  const listed = found.groups.flatMap((group) => listedOf(group, chosen, onChange));
  const typed = typedValues(groups, chosen).map(
    (value): ListedValue => ({
      key: `typed ${formatValue(value)}`,
      label: valueWords(field, value),
      count: null,
      isChosen: true,
      onToggle: () => onChange(chosen.filter((other) => !isSame(other, value))),
    }),
  );
  return (
    <>
      {field !== 'status' && count >= searchedFrom && (
        <TextInput
          className={classes.find}
          aria-label={`Find a ${label.toLowerCase()}`}
          placeholder={`Find among ${count.toLocaleString('en')}`}
          leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <ValueList label={label} values={[...typed, ...listed]} />
      {listed.length === 0 && (
        <p className={classes.note}>{text === '' ? 'None on hand.' : 'None has this name.'}</p>
      )}
      {found.left > 0 && (
        <p className={classes.note}>{found.left.toLocaleString('en')} more. Type to narrow the list.</p>
      )}
    </>
  );
}

/** A line for the group, and one for each below it. */
function listedOf(
  { group, items }: FoundGroup,
  chosen: readonly Value[],
  onChange: Props['onChange'],
): readonly ListedValue[] {
  const state = chosenOf(group, chosen);
  const head: ListedValue = {
    key: formatValue(group.value),
    label: group.label,
    title: group.title,
    count: group.count,
    isChosen: state === 'all',
    isPartly: state === 'some',
    onToggle: () => onChange(toggledGroup(group, chosen)),
  };
  const below = items.map(
    (item): ListedValue => ({
      key: `${head.key} ${formatValue(item.value)}`,
      label: item.label,
      title: item.title,
      count: item.count,
      isChosen: isItemChosen(group, item, chosen),
      level: 1,
      onToggle: () => onChange(toggledItem(group, item, chosen)),
    }),
  );
  return [head, ...below];
}
