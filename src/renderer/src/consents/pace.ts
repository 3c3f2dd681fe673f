/**
 * Lets an act happen at once, and then at most once in `interval` milliseconds: the first page is on screen as it comes, and a hundred
 * pages do not sort the grid a hundred times. An act that takes long is due less often, so that it never has more than a fifth of the time.
 * By a timer, not by animation frames, which stop in a window that is covered.
 */
export function paced(act: () => void, interval: number, now: () => number = () => performance.now()) {
  let next = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const start = now();
    act();
    const end = now();
    next = Math.max(start + interval, end + 4 * (end - start));
  };
  const request = () => {
    const wait = next - now();
    if (wait <= 0) flush();
    else timer ??= setTimeout(flush, wait);
  };
  return { request, flush };
}
