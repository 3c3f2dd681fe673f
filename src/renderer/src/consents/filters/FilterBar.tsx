import { useElementSize } from '@mantine/hooks';
import { memo } from 'react';
import { ViewsMenu } from '../../views/ViewsMenu';
import { useConsents } from '../stores';
import { FieldButton } from './FieldButton';
import { filterFields, foldedAt } from './filter-fields';
import classes from './filters.module.css';
import { MoreFilters } from './MoreFilters';
import { SearchBox } from './SearchBox';

interface Props {
  readonly now: number;
  /** The operator is done typing and wants the rows. */
  readonly onLeave: () => void;
}

/** One line: the search box, and a button for each field, which writes what it chooses into the box. Rows that come in do not draw it anew. */
export const FilterBar = memo(function FilterBar({ now, onLeave }: Props) {
  const { ref, width } = useElementSize();
  const hasRealms = useConsents((state) => state.realmIds.length > 1);
  const folded = foldedAt(width);
  const fields = filterFields.filter((field) => hasRealms || field !== 'realm');
  const behind = fields.filter((field) => folded.includes(field));
  return (
    <search className={classes.bar} aria-label="Consents" ref={ref}>
      <SearchBox now={now} onLeave={onLeave} />
      {fields
        .filter((field) => !folded.includes(field))
        .map((field) => (
          <FieldButton key={field} field={field} now={now} />
        ))}
      {behind.length > 0 && <MoreFilters fields={behind} now={now} />}
      <ViewsMenu />
    </search>
  );
});
