import type { Clock } from '../clock';
import type { Hold } from './network-door-ports';

/** The whole exchange took longer than it may. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/**
 * Runs `work` for at most `timeout` milliseconds, or until `outer` aborts. It settles at that moment even if `work` ignores its signal: a
 * body that never ends must not hold the caller. Whatever `work` holds on for does not count: after it, the time begins anew.
 */
export async function withDeadline<T>(
  clock: Clock,
  timeout: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal, hold: Hold) => Promise<T>,
): Promise<T> {
  const inner = new AbortController();
  const stop = () => inner.abort(outer?.reason);
  let letGo = () => {};
  const stopped = new Promise<never>((_, reject) => {
    letGo = reject;
    inner.signal.addEventListener('abort', () => reject(inner.signal.reason), { once: true });
  });
  if (outer?.aborted) stop();
  outer?.addEventListener('abort', stop, { once: true });
  let timer = new AbortController();
  const run = () => {
    timer = new AbortController();
    clock.sleep(timeout, timer.signal).then(
      () => inner.abort(new DeadlineError(`No whole answer within ${timeout} ms.`)),
      () => {},
    );
  };
  let over = false;
  const hold: Hold = async (wait) => {
    timer.abort();
    try {
      return await wait;
    } finally {
      if (!over) run();
    }
  };
  run();
  try {
    return await Promise.race([stopped, work(inner.signal, hold)]);
  } finally {
    over = true;
    timer.abort();
    outer?.removeEventListener('abort', stop);
    // Whoever holds the signal on, as Electron's network does until a second collection of garbage, would hold the answer by it.
    stopped.catch(() => {});
    letGo();
  }
}
