import { Button } from '@mantine/core';
import { IconCircleOff, IconFilterOff, IconPlugConnectedX } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { EmptyState } from '../components/EmptyState';
import { customerTitle } from '../customers/customer-words';
import { useVisit } from '../stores';
import { focusSearch } from './filters/focus-search';

/** Other than that the first rows are on their way. */
export type Emptiness = 'nothing' | 'no-match' | 'failed' | 'stopped';

interface Props {
  readonly why: Emptiness;
  /** What the keyboard is led to where there are no rows; not every emptiness has one. */
  readonly buttonRef: RefObject<HTMLButtonElement | null>;
  readonly isLoading: boolean;
  readonly onClear: () => void;
  readonly onRefresh: () => void;
}

/** What stands where rows would, and what to do about it. */
export function EmptyGrid({ why, buttonRef, isLoading, onClear, onRefresh }: Props) {
  const visit = useVisit((state) => state.visit);
  const again = (
    <Button ref={buttonRef} variant="default" onClick={onRefresh}>
      Read again
    </Button>
  );
  switch (why) {
    case 'no-match':
      return (
        <EmptyState
          icon={IconFilterOff}
          title="No consent matches"
          actions={
            <Button
              ref={buttonRef}
              variant="default"
              onClick={() => {
                onClear();
                focusSearch();
              }}
            >
              Clear all filters
            </Button>
          }
        >
          {isLoading
            ? 'None so far: consents are still being read.'
            : 'Search with fewer words, or turn a filter off.'}
        </EmptyState>
      );
    case 'nothing':
      return (
        <EmptyState icon={IconCircleOff} title="No consents yet" actions={again}>
          {visit ? `${customerTitle(visit.customer)} has given no consent` : 'Nobody has given a consent'}{' '}
          here so far. New ones appear after a refresh.
        </EmptyState>
      );
    case 'stopped':
      return (
        <EmptyState icon={IconCircleOff} title="Stopped before the first consent" actions={again}>
          Nothing was read.
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState icon={IconPlugConnectedX} title="Consents could not be read" actions={again}>
          The notice above says why, and what to do.
        </EmptyState>
      );
  }
}
