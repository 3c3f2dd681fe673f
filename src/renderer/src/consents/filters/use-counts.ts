/** The counts beside the values of filters. Apart from the rows, so that only an open filter is drawn anew when they change. */
import { useStore } from 'zustand';
import { type Counts, noCounts } from '../rows/counts';
import { useConsents } from '../stores';
import { resultStore } from '../use-result';

export function useCounts(): Counts {
  const { epoch } = useConsents((state) => state.table);
  // Codes of another epoch stand for other values.
  return useStore(resultStore, (result) => (result.epoch === epoch ? result.counts : noCounts));
}
