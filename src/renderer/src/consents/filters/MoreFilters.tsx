import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { fieldLabels } from '../query/words';
import { useView } from '../stores';
import { FieldFilter } from './FieldFilter';
import { FilterButton } from './FilterButton';
import { chosenIn, type FilterField } from './filter-fields';
import classes from './filters.module.css';

interface Props {
  readonly fields: readonly FilterField[];
  readonly now: number;
}

/** The button of the filters for which the bar has no room. */
export function MoreFilters({ fields, now }: Props) {
  const chosen = useView(({ query }) => fields.reduce((sum, field) => sum + chosenIn(query, field), 0));
  return (
    <FilterButton label="More" chosen={chosen}>
      <FoldedFilters fields={fields} now={now} />
    </FilterButton>
  );
}

/** Their names, and then one of them. */
function FoldedFilters({ fields, now }: Props) {
  const [open, setOpen] = useState<FilterField | null>(null);
  const query = useView((state) => state.query);
  const place = useRef<HTMLDivElement>(null);
  // The button that was pressed goes, and Escape is only heard where the focus is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open decides which buttons there are
  useEffect(() => place.current?.querySelector('button')?.focus(), [open]);
  if (open)
    return (
      <div ref={place}>
        <button type="button" className={classes.back} onClick={() => setOpen(null)}>
          <IconChevronLeft size={14} stroke={1.75} aria-hidden />
          {fieldLabels[open]}
        </button>
        <FieldFilter field={open} now={now} />
      </div>
    );
  return (
    <div ref={place}>
      <ul className={classes.more}>
        {fields.map((field) => {
          const chosen = chosenIn(query, field);
          return (
            <li key={field}>
              <button type="button" className={classes.moreField} onClick={() => setOpen(field)}>
                <span className={classes.moreName}>{fieldLabels[field]}</span>
                {chosen > 0 && <span className={classes.chosen}>{chosen} chosen</span>}
                <IconChevronRight size={14} stroke={1.75} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
