/** The count of a check for drift, and who is told of it how often. */
import type { Drift } from '../../../shared/revocation';
import type { Plan } from './plan';

/** What one consent is now, against what it was when it was chosen; `differences` in plain words, without customers' names. */
export interface Verdict {
  kind: 'same' | 'changed' | 'ended' | 'gone' | 'unreadable';
  differences: readonly string[];
}

const mostExamples = 100;
/** Milliseconds between two tellings. */
const pause = 250;

export class DriftCount {
  readonly #counts = { same: 0, changed: 0, ended: 0, gone: 0, unreadable: 0 };
  readonly #examples: Drift['examples'] = [];
  #checked = 0;
  #toldAt: number;

  constructor(
    private readonly plan: Plan,
    private readonly clock: { now(): number },
    private readonly tell: (drift: Drift) => void,
  ) {
    this.#toldAt = clock.now();
    tell(this.#drift('checking'));
  }

  add(index: number, { kind, differences }: Verdict): void {
    const item = this.plan.items[index];
    if (!item) throw new RangeError(`no item ${index} in the plan`);
    this.#checked += 1;
    this.#counts[kind] += 1;
    if (kind !== 'same' && this.#examples.length < mostExamples) {
      const ref = { realmId: item.realmId, consentId: item.id };
      this.#examples.push({ index, ref, differences: [...differences] });
    }
    // A clock that was set back must not silence it.
    if (Math.abs(this.clock.now() - this.#toldAt) < pause) return;
    this.#toldAt = this.clock.now();
    this.tell(this.#drift('checking'));
  }

  /** Told once more, as it stands. */
  end(state: 'complete' | 'stopped'): Drift {
    const drift = this.#drift(state);
    this.tell(drift);
    return drift;
  }

  /** Examples come as they are found; they are told in the plan's order. */
  #drift(state: Drift['state']): Drift {
    return {
      planId: this.plan.planId,
      state,
      checked: this.#checked,
      total: this.plan.items.length,
      ...this.#counts,
      examples: [...this.#examples].sort((a, b) => a.index - b.index),
    };
  }
}
