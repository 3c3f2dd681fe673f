import type { RealmProgress } from '../../../shared/browsing';
import type { Emptiness } from './EmptyGrid';

/** Why there is no row to show; null when there is one. */
export function emptinessOf(
  shown: number,
  onHand: number,
  progress: readonly RealmProgress[],
): Emptiness | 'loading' | null {
  if (shown > 0) return null;
  if (onHand > 0) return 'no-match';
  if (progress.some(({ state }) => state === 'loading')) return 'loading';
  // Of a realm that could not be read, nobody knows whether it has any.
  if (progress.some(({ state }) => state === 'failed')) return 'failed';
  return progress.some(({ state }) => state === 'stopped') ? 'stopped' : 'nothing';
}
