/**
 * Long work that can be interrupted. It says where by `yield`, every few milliseconds at the most; whoever runs it decides whether to go on
 * at once, later or never. So an answer over a million rows holds up neither a click nor a frame, and one that nobody waits for any
 * more is dropped.
 */
export type Steps<T> = Generator<void, T, void>;

/**
 * Rows between two places where work may be interrupted. The dearest of what is done for each row takes a millisecond or two for so many, also
 * when the compilers have not come to it yet; to ask the clock as often costs nothing beside it.
 */
export const rowsPerStep = 8192;

/** To the end, in one go. */
export function runNow<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** A slice of them: what they came to, or null when there is more to do after `milliseconds`. */
export function runFor<T>(
  steps: Steps<T>,
  milliseconds: number,
  clock: () => number = () => performance.now(),
): { readonly value: T } | null {
  const end = clock() + milliseconds;
  do {
    const { done, value } = steps.next();
    if (done) return { value };
  } while (clock() < end);
  return null;
}

/** Milliseconds: with what the page itself does, still within a frame. */
export const usualSlice = 8;

/** To the end, in slices that let everything else on the thread have its turn. @throws what `signal` was aborted with */
export async function runSliced<T>(
  steps: Steps<T>,
  signal: AbortSignal,
  {
    slice = usualSlice,
    pause = turn,
  }: { readonly slice?: number; readonly pause?: () => Promise<void> } = {},
): Promise<T> {
  for (;;) {
    signal.throwIfAborted();
    const done = runFor(steps, slice);
    if (done) return done.value;
    await pause();
  }
}

/** Until whatever else is waiting has been done. A message and not a timer: timers that follow one another are held back. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
