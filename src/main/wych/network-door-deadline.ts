import type { Clock } from '../clock';

/** The whole exchange took longer than it may. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` for at most `timeout` milliseconds, or until `outer` aborts. It settles at that moment even if `work` ignores its signal: a
 * body that never ends must not hold the caller.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeout: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const timer = new AbortController();
  const stop = () => inner.abort(outer?.reason);
  let letGo = () => {};
  const stopped = new Promise<never>((_, reject) => {
    letGo = reject;
    inner.signal.addEventListener('abort', () => reject(inner.signal.reason), { once: true });
  });
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop, { once: true });
  clock.sleep(timeout, timer.signal).then(
    () => inner.abort(new DeadlineError(`No whole answer within ${timeout} ms.`)),
    () => {},
  );
  try {
    return await Promise.race([stopped, work(inner.signal)]);
  } finally {
    timer.abort();
    outer?.removeEventListener('abort', stop);
    // Whoever holds the signal on, as Electron's network does until a second collection of garbage, would hold the answer by it.
    stopped.catch(() => {});
    letGo();
  }
}
