/**
 * Lets an act happen at once, and then not before `interval` milliseconds have passed since the last: the first page is on screen as it comes, and a
 * hundred pages do not sort the grid a hundred times. What is asked for with a shorter interval does not wait for a longer one. An act that
 * takes long is due less often, so that it never has more than a fifth of the time.
 * By a timer, not by animation frames, which stop in a window that is covered.
 */
export function paced(act: () => void, now: () => number = () => performance.now()) {
  let start = Number.NEGATIVE_INFINITY;
  let rested = Number.NEGATIVE_INFINITY;
  let due = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
    start = now();
    act();
    const end = now();
    rested = end + 4 * (end - start);
  };
  const request = (interval: number) => {
    const at = Math.max(start + interval, rested);
    const wait = at - now();
    if (wait <= 0) flush();
    else if (at < due) {
      clearTimeout(timer);
      timer = setTimeout(flush, wait);
      due = at;
    }
  };
  return { request, flush };
}
