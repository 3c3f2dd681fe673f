import { cancelled } from './network-failure';

/** Waits for what others may be waiting for too. Aborting ends this wait with `cancelled` and leaves `shared` alone. */
export function abortable<T>(shared: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(cancelled());
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
