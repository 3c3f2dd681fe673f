/**
 * Lets an act happen at once, and then at most once in `interval` milliseconds: the first page is on screen as it comes, and a hundred
 * pages do not sort the grid a hundred times. By a timer, not by animation frames, which stop in a window that is covered.
 */
export function paced(act: () => void, interval: number, now: () => number = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    last = now();
    act();
  };
  const request = () => {
    const wait = last + interval - now();
    if (wait <= 0) flush();
    else timer ??= setTimeout(flush, wait);
  };
  return { request, flush };
}
