/**
 * Plans that wait to be run, and reports of those that were. Kept in main, because the window must not be able to change what a plan says;
 * bounded and for a time, because what a consent was goes stale.
 */
import type { RealmProfile } from '../../shared/realm';
import type { RevocationPlan, RevocationReport } from '../../shared/revocation';

export interface ShelvedPlan {
  readonly plan: RevocationPlan;
  /** The realm as it was when the plan was made. */
  readonly profile: RealmProfile;
  /** Set once by the first run: a plan is run at most once. */
  report?: Promise<RevocationReport>;
}

const longestLife = 30 * 60_000;
const mostPlans = 100;

export class PlanShelf {
  readonly #plans = new Map<string, ShelvedPlan>();

  /** `now` is epoch milliseconds. */
  constructor(private readonly now: () => number) {}

  add(shelved: ShelvedPlan): void {
    this.#sweep();
    this.#plans.set(shelved.plan.planId, shelved);
    const [oldest] = this.#plans.keys();
    if (this.#plans.size > mostPlans && oldest !== undefined) this.#plans.delete(oldest);
  }

  /** Undefined for a plan that is unknown, too old, or one too many. */
  find(planId: string): ShelvedPlan | undefined {
    this.#sweep();
    return this.#plans.get(planId);
  }

  remove(planId: string): void {
    this.#plans.delete(planId);
  }

  #sweep(): void {
    const now = this.now();
    for (const [planId, { plan }] of this.#plans) {
      // A clock that was set back must not make a plan live longer.
      if (now - plan.preparedAt >= longestLife || now < plan.preparedAt) this.#plans.delete(planId);
    }
  }
}
