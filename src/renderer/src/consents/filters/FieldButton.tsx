import { memo } from 'react';
import { fieldLabels } from '../query/words';
import { useView } from '../stores';
import { FieldFilter } from './FieldFilter';
import { FilterButton } from './FilterButton';
import { chosenIn, type FilterField } from './filter-fields';

interface Props {
  readonly field: FilterField;
  readonly now: number;
}

/** The button of one field. Typing in the search box must not draw all of them anew. */
export const FieldButton = memo(function FieldButton({ field, now }: Props) {
  const chosen = useView(({ query }) => chosenIn(query, field));
  return (
    <FilterButton label={fieldLabels[field]} chosen={chosen}>
      <FieldFilter field={field} now={now} />
    </FilterButton>
  );
});
