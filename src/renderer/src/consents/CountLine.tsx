import { ExportButton } from '../exports/ExportButton';
import classes from './ConsentsView.module.css';
import { isLoading } from './consents-store';
import { FilterChips } from './filters/FilterChips';
import { ColumnsButton } from './grid/ColumnsButton';
import { LoadStatus } from './LoadStatus';
import { count } from './progress-summary';
import { narrows } from './query/asks';
import { useConsents, useSelection, useView } from './stores';

/** How many rows are shown of how many, why, and whether there are more to come. */
export function CountLine({ shown }: { readonly shown: number }) {
  const isNarrowed = useView((state) => narrows(state.query));
  const onHand = useConsents((state) => state.table.size);
  const isReading = useConsents((state) => isLoading(state.progress));
  const isPinned = useSelection((state) => state.isPinned);
  return (
    <div className={classes.line}>
      <div className={classes.asked}>
        {/* Not at every page that comes in: a screen reader would say nothing else. */}
        <output className={classes.count} aria-live={isReading ? 'off' : 'polite'}>
          {isPinned || isNarrowed
            ? `${shown.toLocaleString('en')} of ${count(onHand, 'consent')}`
            : count(onHand, 'consent')}
        </output>
        {isPinned ? (
          <span className={classes.pinned}>Only those that were selected; the filter is off meanwhile.</span>
        ) : (
          <FilterChips />
        )}
      </div>
      <div className={classes.actions}>
        <LoadStatus />
        <ColumnsButton />
        <ExportButton shown={shown} />
      </div>
    </div>
  );
}
