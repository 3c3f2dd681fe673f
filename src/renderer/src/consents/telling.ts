/**
 * When the screen is told of rows that are read. To search, count and sort them costs as much as there are: done for every page, it would go over a long
 * list hundreds of times. Done when the list is half as long again, all answers together cost three times the last. How far the
 * reading has come is told more often, since that costs nothing.
 */
import { paced } from './pace';

interface Told {
  /** How many rows there are. */
  size(): number;
  tell(): void;
  tellProgress(): void;
}

const worthAnswer = 1.5;

/**
 * @param interval the least time between two changes of what is on screen that nobody asked for, in milliseconds
 * @param patience the same for rows that grow slowly: the operator sees a long list go on
 */
export function createTelling(
  { size, tell, tellProgress }: Told,
  interval: number,
  patience = 10 * interval,
) {
  let toldSize = 0;
  const rows = paced(() => {
    toldSize = size();
    tell();
  });
  const progress = paced(tellProgress);
  return {
    now: rows.flush,
    soon: () => rows.request(interval),
    asRowsCome: () => {
      rows.request(size() >= toldSize * worthAnswer ? interval : patience);
      progress.request(interval);
    },
  };
}
