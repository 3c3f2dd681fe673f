/**
 * Tells trouble that would fail every consent of a realm from a fault of one consent: a run that goes on against a dead network only makes a long
 * list of failures.
 */
import type { Failure, FailureKind } from '../../../shared/failure';
import type { RevocationOutcome } from '../../../shared/revocation';

/** What may be wrong with one consent alone. Anything else that comes again and again is the realm's, the network's or this computer's. */
const ofTheItem: readonly FailureKind[] = ['conflict', 'invalid-input'];

/** In a row. */
const tooMany = 5;

export const isTrouble = (
  outcome: RevocationOutcome,
): outcome is RevocationOutcome & { kind: 'failed' | 'unknown' } =>
  (outcome.kind === 'failed' || outcome.kind === 'unknown') && !ofTheItem.includes(outcome.failure.kind);

export class Troubles<T> {
  readonly #streaks = new Map<string, T[]>();

  /** Set when it has become too much: why, and all of the row. */
  note(realmId: string, item: T, outcome: RevocationOutcome): { failure: Failure; row: T[] } | null {
    if (!isTrouble(outcome)) {
      this.#streaks.delete(realmId);
      return null;
    }
    const row = [...(this.#streaks.get(realmId) ?? []), item];
    this.#streaks.set(realmId, row);
    if (row.length < tooMany) return null;
    this.#streaks.delete(realmId);
    return { failure: outcome.failure, row };
  }

  clear(): void {
    this.#streaks.clear();
  }
}
