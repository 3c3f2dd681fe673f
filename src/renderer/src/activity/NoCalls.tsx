import { Loader } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import { EmptyState } from '../components/EmptyState';
import { FailureNotice } from '../components/FailureNotice';
import classes from './activity.module.css';
import { timelineStore, useTimeline } from './stores';
import { isFiltered } from './timeline-store';

const { retry } = timelineStore.getState();

/** Why there is no row: none yet, none that matches, or no answer. */
export function NoCalls() {
  const { asOf, failure, filter, total } = useTimeline((state) => state);
  if (failure)
    return (
      <div className={classes.notice}>
        <FailureNotice failure={{ ...failure, retryable: true }} onRetry={retry} />
      </div>
    );
  if (asOf === null)
    return (
      <div className={classes.waiting} role="status">
        <Loader size="sm" /> Reading the calls …
      </div>
    );
  const isNarrowed = isFiltered(filter) && total > 0;
  return (
    <div className={classes.none}>
      <EmptyState icon={IconActivity} title={isNarrowed ? 'No call matches' : 'No call has been made yet'}>
        {isNarrowed
          ? 'Change or clear the filters above.'
          : 'Each request to a realm’s login and API will stand here, from the moment it is asked for.'}
      </EmptyState>
    </div>
  );
}
