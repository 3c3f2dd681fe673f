import { ExportButton } from '../exports/ExportButton';
import classes from './ConsentsView.module.css';
import { isLoading } from './consents-store';
import { FilterChips } from './filters/FilterChips';
import { LoadStatus } from './LoadStatus';
import { count } from './progress-summary';
import { narrows } from './rows/filter';
import { useConsents, useSelection, useView } from './stores';
import { useRealmNames } from './use-result';

/** How many rows are shown of how many, why, and whether there are more to come. */
export function CountLine({ shown }: { readonly shown: number }) {
  const filter = useView((state) => state.filter);
  const setFilter = useView((state) => state.setFilter);
  const clearFilter = useView((state) => state.clearFilter);
  const onHand = useConsents((state) => state.table.size);
  const isReading = useConsents((state) => isLoading(state.progress));
  const isPinned = useSelection((state) => state.isPinned);
  const realmNames = useRealmNames();
  return (
    <div className={classes.line}>
      {/* Not at every page that comes in: a screen reader would say nothing else. */}
      <output className={classes.count} aria-live={isReading ? 'off' : 'polite'}>
        {isPinned || narrows(filter)
          ? `${shown.toLocaleString('en')} of ${count(onHand, 'consent')}`
          : count(onHand, 'consent')}
      </output>
      {isPinned ? (
        <span className={classes.pinned}>Only those that were selected; the filter is off meanwhile.</span>
      ) : (
        <FilterChips filter={filter} realmNames={realmNames} onChange={setFilter} onClear={clearFilter} />
      )}
      <LoadStatus />
      <ExportButton shown={shown} />
    </div>
  );
}
