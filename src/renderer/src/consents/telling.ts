/**
 * When the screen is told of rows that are read. To search, count and sort them costs as much as there are: done for every page, it would go over a long
 * list hundreds of times. Done when the list is twice as long, all answers together cost twice the last. How far the reading has come
 * is told more often, since that costs little; not once more, where rows were told with it.
 */
import { paced } from './pace';

interface Told {
  /** How many rows there are. */
  size(): number;
  tell(): void;
  tellProgress(): void;
}

const worthAnswer = 2;

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
  let isTold = true;
  const rows = paced(() => {
    toldSize = size();
    isTold = true;
    tell();
  });
  const progress = paced(() => {
    if (!isTold) tellProgress();
    isTold = true;
  });
  return {
    now: rows.flush,
    soon: () => rows.request(interval),
    asRowsCome: () => {
      isTold = false;
      rows.request(size() >= toldSize * worthAnswer ? interval : patience);
      if (!isTold) progress.request(interval);
    },
  };
}
